"""Declare every setting once: name, default, limits and one sentence.

The command line's flags, the names in the environment, the keys of the TOML file and
`docs/settings.md` are all made from this one class. The sentences are for people, so they are
Chinese like `search_app.wording`; they stand here because a setting is declared in one place.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic.config import JsonDict

from corpus.fields.regions import NATION, read_region
from indexer.errors import PolicySearchError, Problem

ENVIRONMENT_PREFIX = "POLICY_SEARCH_"
CONFIG_VARIABLE = "POLICY_SEARCH_CONFIG"
CONFIG_FILE = Path("policy-search.toml")

# Kubernetes tells of a service that is called policy-search.
_OF_CLUSTER = re.compile(r"SERVICE_|PORT_\d")

SECRETS = (
    "POLICY_SEARCH_OPENSEARCH_USER",
    "POLICY_SEARCH_OPENSEARCH_PASSWORD",
    "POLICY_SEARCH_OPENSEARCH_CERTIFICATE",
    "POLICY_SEARCH_OPENSEARCH_KEY",
)
"""What a cluster asks for, which is read from the environment alone: no file ever holds it."""

PORT = r"(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])"
ORIGIN = rf"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::{PORT})?"

RECORD_FIELDS = (
    "id|title|body|published_on|written_on|proclaimed_on|printed_on|effective_on|document_number"
    "|issuers|site|rank|region|index_number|stated_validity|column|topics|url"
)
"""What a column of a record can hold."""


class Area(StrEnum):
    """Which work a setting belongs to; a command takes the flags of its areas."""

    INDEX = "index"
    READ = "read"
    BUILD = "build"
    QUERY = "query"
    SITE = "site"
    SERVER = "server"


class Mistake(StrEnum):
    """What can be wrong with a setting; the code of a `Problem` of a `SettingsError`."""

    NUMBER = "setting_number"
    FORM = "setting_form"
    UNKNOWN = "setting_unknown"
    SECRET = "setting_secret"
    VARIABLE = "setting_variable"
    FILE_MISSING = "config_missing"
    FILE_UNREADABLE = "config_unreadable"


class SettingsError(PolicySearchError):
    """Settings that cannot be used, all mistakes at once.

    Of each problem `parameter` says where the value was given (flag, variable or file) and `limit`
    what would do: the range of a number, an example of a form, the nearest known name.
    """

    def __init__(self, *problems: Problem) -> None:
        """Keep the mistakes; at least one."""
        super().__init__("; ".join(f"{p.parameter}={p.value!r}: {p.code}" for p in problems))
        self.problems = problems


def _setting(area: Area, sentence: str, default: Any, example: str = "", **limits: Any) -> Any:  # noqa: ANN401
    """Declare a setting; `limits` are those of `pydantic.Field`."""
    extra: JsonDict = {"area": area.value, "example": example}
    return Field(default, description=sentence, json_schema_extra=extra, **limits)


class Settings(BaseModel):
    """What can be chosen. `load_settings` fills it from flags, environment and file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: str = _setting(
        Area.INDEX,
        "由哪个引擎保存索引：whoosh 在本机的文件夹中；opensearch 在集群中，"
        "需要安装 policy-search[opensearch]。",
        "whoosh",
        "whoosh 或 opensearch",
        pattern=r"^(whoosh|opensearch)$",
    )
    index_dir: Path = _setting(
        Area.INDEX, "索引所在的文件夹，相对路径从当前文件夹算起。", Path("var/index"), "var/index"
    )
    opensearch_hosts: tuple[Annotated[str, Field(pattern=rf"^{ORIGIN}$")], ...] = _setting(
        Area.INDEX,
        "OpenSearch 集群各节点的网址，多个以逗号隔开；用户名、密码和证书只从环境变量读取。",
        ("http://127.0.0.1:9200",),
        "https://search1.example.gov.cn:9200, https://search2.example.gov.cn:9200",
        min_length=1,
    )
    opensearch_index: str = _setting(
        Area.INDEX,
        "索引在集群中的名字，一个集群可以有多个站点的索引；"
        "结尾不能是 -ledgers、-restored 或六位以上的数字，那是程序自己起的。",
        "policy-search",
        "policy-search",
        pattern=r"^[a-z][a-z0-9-]{0,60}$",
    )
    opensearch_ca: str = _setting(
        Area.INDEX, "验证集群证书的 CA 文件；留空则用系统的。", "", "/etc/ssl/cluster-ca.pem"
    )
    opensearch_seconds: int = _setting(
        Area.INDEX,
        "向集群要一个答复至多等这么多秒，包括再试和改问别的节点；写入和建立另有更长的时间。",
        10,
        ge=1,
        le=600,
    )
    opensearch_shards: int = _setting(
        Area.BUILD,
        "新建索引时在集群中分成的分片数；改变后，下次运行 index 时全部重新写入，即使文件没有变。",
        1,
        ge=1,
        le=256,
    )
    opensearch_replicas: int = _setting(
        Area.BUILD,
        "每个分片在集群中的副本数；只有一个数据节点时只能是 0，一台机器可以失效的集群至少要 1。"
        "改变后，下次运行 index 时即用于已发布的索引。",
        0,
        ge=0,
        le=8,
    )
    opensearch_repository: str = _setting(
        Area.INDEX,
        "集群中存放快照的仓库名，由集群的管理者登记；backup --with-index 把索引存为其中的快照。",
        "",
        "backups",
        pattern=r"^[a-z0-9_-]*$",
    )
    columns: Mapping[
        Annotated[str, Field(pattern=f"^({RECORD_FIELDS})$")], Annotated[str, Field(min_length=1)]
    ] = _setting(
        Area.READ,
        "JSON、CSV 和表格记录中各项的列名，列名不常见时才需要，多个以逗号隔开。",
        {},
        "title=文件名称, published_on=公布时间",
    )
    sources: str = _setting(
        Area.READ,
        "来源清单，写明各来源的文件夹、网站、默认机关、主题和地区，写法见命令说明。",
        "",
        "sources.toml",
    )
    corrections: str = _setting(
        Area.READ,
        "更正清单（CSV），写明哪份文件的哪一项更正为什么，写法见命令说明。",
        "",
        "corrections.csv",
    )
    file_mb: int = _setting(
        Area.READ, "一个文件（展开后）至多这么多 MB，更大的跳过。", 512, ge=1, le=16384
    )
    file_pages: int = _setting(
        Area.READ, "一个文件至多这么多页，更多的跳过。", 3000, ge=1, le=100_000
    )
    file_seconds: int = _setting(
        Area.READ, "读取一个文件至多用这么多秒，更慢的跳过，隔天再试。", 60, ge=1, le=3600
    )
    file_memory_mb: int = _setting(
        Area.READ,
        "读取一个文件至多用这么多 MB 内存，更多的跳过，隔天再试。",
        2048,
        ge=128,
        le=65536,
    )
    workers: int = _setting(Area.BUILD, "建立索引时使用的进程数。", 2, ge=1, le=64)
    memory_mb: int = _setting(Area.BUILD, "建立索引时可用的内存，以 MB 计。", 1024, ge=64, le=65536)
    page_size: int = _setting(Area.QUERY, "每页显示的结果数。", 10, ge=1, le=100)
    max_query_length: int = _setting(
        Area.QUERY, "一次检索最多可输入的字数，超出时提示缩短。", 500, ge=10, le=5000
    )
    query_seconds: int = _setting(
        Area.QUERY,
        "一次检索至多用这么多秒处理器时间，更费时的请访问者改用简单的写法。",
        2,
        ge=1,
        le=600,
    )
    plain_words: tuple[Annotated[str, Field(min_length=1)], ...] = _setting(
        Area.QUERY,
        "本站自己的通俗说法表，与程序自带的一起使用，多个以逗号隔开，写法见命令说明。",
        (),
        "words.tsv",
    )
    recommended: str = _setting(
        Area.QUERY,
        "本站推荐的清单（CSV），写明哪些检索词推荐哪份文件，写法见命令说明。",
        "",
        "recommended.csv",
    )
    term_rules: str = _setting(
        Area.QUERY,
        "有效期年限表（CSV），写明哪个地区的哪种文件有效期几年、依据是什么，写法见命令说明。",
        "",
        "terms.csv",
    )
    site_name: str = _setting(
        Area.SITE,
        "显示在页眉和网页标题中的站点名称。",
        "政策文件检索",
        "政策文件检索",
        min_length=1,
        max_length=40,
    )
    public_url: str = _setting(
        Area.SITE,
        "本站对外的网址，用在需要完整地址之处；设置后只回答用这个主机名（或本机地址）来访的请求，"
        "留空则从本机以外访问时只写相对网址。",
        "",
        "https://search.example.gov.cn",
        pattern=rf"^({ORIGIN})?$",
    )
    url_prefix: str = _setting(
        Area.SITE,
        "本站在网址中的路径前缀；留空表示在根路径。",
        "",
        "/policy",
        pattern=r"^(/[A-Za-z0-9._~-]+)*$",
    )
    embed_origins: tuple[Annotated[str, Field(pattern=rf"^{ORIGIN}$")], ...] = _setting(
        Area.SITE,
        "允许嵌入检索框、由网页脚本调用接口的其他网站，多个以逗号隔开。",
        (),
        "https://www.example.gov.cn",
    )
    place: str = _setting(
        Area.SITE,
        "本站所在的省或省/市；设置后，检索页有“适用于本地”一项：全国的、本省的和本市的文件。",
        "",
        "广东省/广州市",
    )
    sponsor: str = _setting(
        Area.SITE, "页脚中的主办单位。", "", "示例市人民政府办公室", max_length=100
    )
    operator: str = _setting(
        Area.SITE, "页脚中的承办单位。", "", "示例市大数据管理局", max_length=100
    )
    contact: str = _setting(
        Area.SITE, "页脚中的联系方式。", "", "电话 010-12345678", max_length=100
    )
    site_code: str = _setting(
        Area.SITE,
        "政府网站标识码，显示在页脚，并写入网页标签 SiteIDCode。",
        "",
        "1100000088",
        pattern=r"^([0-9]{10}|[a-z]{2}[0-9]{8})?$",
    )
    icp_number: str = _setting(
        Area.SITE,
        "ICP 备案号，显示在页脚，链接到备案管理系统。",
        "",
        "京ICP备05070218号-1",
        pattern=r"^([一-鿿]ICP[备证][0-9]{6,10}号(-[0-9]{1,4})?)?$",
    )
    police_number: str = _setting(
        Area.SITE,
        "公安备案号，显示在页脚，链接到备案查询。",
        "",
        "京公网安备11010202000001号",
        pattern=r"^([一-鿿]公网安备 ?[0-9]{14}号)?$",
    )
    party_sign_url: str = _setting(
        Area.SITE,
        "党政机关网站标识的链接，显示在页脚。",
        "",
        "https://bszs.conac.cn/sitename?method=show&id=07A1",
        pattern=rf"^({ORIGIN}/[\x21-\x7e]*)?$",
    )
    error_report_url: str = _setting(
        Area.SITE,
        "“政府网站找错”的链接，显示在页脚。",
        "",
        "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=1100000088",
        pattern=rf"^({ORIGIN}/[\x21-\x7e]*)?$",
    )
    styleguide: str = _setting(
        Area.SITE,
        "是否有 /styleguide：全部组件及其各种状态，供修改样式时对照；正式网站请保持 off。",
        "off",
        "on",
        pattern=r"^(off|on)$",
    )
    host: str = _setting(
        Area.SERVER,
        "服务监听的地址，IPv6 如 ::1，Unix 套接字如 unix:/run/policy-search.sock。",
        "127.0.0.1",
        "127.0.0.1",
        pattern=r"^([A-Za-z0-9.:-]+|unix:/[\x21-\x7e]+)$",
    )
    port: int = _setting(
        Area.SERVER, "服务监听的端口，0 表示任选一个空闲端口。", 8000, ge=0, le=65535
    )
    fresh_days: int = _setting(
        Area.SERVER,
        "超过这么多天没有运行过 index 时，/readyz 报告未就绪；0 表示不看。",
        0,
        ge=0,
        le=3650,
    )
    metrics_port: int = _setting(
        Area.SERVER,
        "监控指标（Prometheus 格式）监听的端口，需要安装 policy-search[metrics]；0 表示不提供。",
        0,
        ge=0,
        le=65535,
    )
    metrics_host: str = _setting(
        Area.SERVER,
        "监控指标监听的地址。",
        "127.0.0.1",
        "127.0.0.1",
        pattern=r"^[A-Za-z0-9.:-]+$",
    )
    request_log: str = _setting(
        Area.SERVER,
        "日志记录哪些请求：none 不记，slow 只记慢的，all 全部；不记查询的文字和来访者的地址。",
        "slow",
        "slow",
        pattern=r"^(none|slow|all)$",
    )
    slow_ms: int = _setting(
        Area.SERVER, "用时达到这么多毫秒的请求算作慢的。", 1000, ge=1, le=600_000
    )
    analytics_days: int = _setting(
        Area.SERVER,
        "检索统计保留多少天；同一天有 5 个访问者检索过的文字才会记下，0 表示什么都不记。",
        0,
        ge=0,
        le=3650,
    )
    processes: int = _setting(Area.SERVER, "服务使用的进程数。", 2, ge=1, le=64)
    threads: int = _setting(Area.SERVER, "服务每个进程的线程数。", 4, ge=1, le=256)
    header_seconds: int = _setting(
        Area.SERVER, "访问者至多用这么多秒发完一次请求的头部，更慢的断开。", 10, ge=1, le=600
    )
    body_seconds: int = _setting(
        Area.SERVER,
        "访问者至多用这么多秒发完一次请求（含上传的文件），更慢的断开。",
        60,
        ge=1,
        le=3600,
    )
    client_seconds: int = _setting(
        Area.SERVER,
        "每个访问者（IPv4 地址或 IPv6 的 /64）一分钟至多用这么多秒处理器时间，0 表示不限。",
        30,
        ge=0,
        le=3600,
    )
    trusted_proxies: tuple[str, ...] = _setting(
        Area.SERVER,
        "转来请求的代理，写地址或网段，经 Unix 套接字的写 unix，多个以逗号隔开；"
        "只信它们说的访问者地址。",
        (),
        "127.0.0.1",
    )
    connections: int = _setting(
        Area.SERVER,
        "每个进程至多同时有这么多个连接，再多时断开等得最久的。",
        1000,
        ge=10,
        le=60_000,
    )

    @field_validator("*", mode="before")
    @classmethod
    def _no_truth(cls, value: object) -> object:
        """Refuse true and false, which Python would take for 1 and 0; no setting is one of them."""
        if isinstance(value, bool):
            raise ValueError("no setting is true or false")
        return value

    @field_validator("columns", mode="before")
    @classmethod
    def _pair(cls, value: object) -> object:
        """Take "a=b, c=d" for {"a": "b", "c": "d"}."""
        if not isinstance(value, str):
            return value
        pairs = (pair.partition("=") for pair in value.split(",") if pair.strip())
        return {field.strip(): column.strip() for field, _, column in pairs}

    @field_validator("opensearch_index")
    @classmethod
    def _not_of_another(cls, value: str) -> str:
        """Refuse the names that indexes of another site have: its generations and ledgers."""
        if re.search(r"-(\d{6,}|ledgers|restored)$", value):
            raise ValueError("named as the indexes of another site")
        return value

    @field_validator("place")
    @classmethod
    def _known_place(cls, value: str) -> str:
        """Take a province, or a province and its city, by their whole names."""
        if value and (value == NATION or read_region(value) != value):
            raise ValueError("no such place")
        return value

    @field_validator("plain_words", mode="before")
    @classmethod
    def _paths(cls, value: object) -> object:
        """Take "a, b" for ("a", "b"); a path may hold spaces."""
        if not isinstance(value, str):
            return value
        return tuple(path.strip() for path in value.split(",") if path.strip())

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """Take networks, addresses and "unix"."""
        for one in value:
            if one != "unix":
                ip_network(one, strict=False)
        return value

    @field_validator("embed_origins", "trusted_proxies", "opensearch_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Take "a, b" for ("a", "b")."""
        return tuple(re.findall(r"[^,\s]+", value)) if isinstance(value, str) else value


def config_in_use(
    config: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Path | None:
    """The file that settings are read from: named, else by `POLICY_SEARCH_CONFIG`, else here."""
    named = config or (Path(name) if (name := environment.get(CONFIG_VARIABLE)) else None)
    return named or (CONFIG_FILE if CONFIG_FILE.exists() else None)


def load_settings(
    flags: Mapping[str, str],
    config: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Settings by flag, else environment variable, else TOML file, else default.

    The file is `config`, else the one that `POLICY_SEARCH_CONFIG` names, else `policy-search.toml`
    in the working directory where there is one. An empty variable counts as not set. Raises
    `SettingsError`, or `OSError` where the file cannot be opened.
    """
    path = config_in_use(config, environment)
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    if path is not None:
        for name, value in read_toml(path, Mistake.FILE_MISSING, Mistake.FILE_UNREADABLE).items():
            values[name], places[name] = value, f"{path}: {name}"
    for name in Settings.model_fields:
        variable = ENVIRONMENT_PREFIX + name.upper()
        if environment.get(variable):
            values[name], places[name] = environment[variable], variable
    for name, value in flags.items():
        values[name], places[name] = value, "--" + name.replace("_", "-")
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        names = dict.fromkeys(str(details["loc"][0]) for details in error.errors())
        raise SettingsError(
            *(_problem(name, places[name], values[name]) for name in names)
        ) from None


def misspelt_variables(environment: Mapping[str, str] = os.environ) -> tuple[Problem, ...]:
    """Variables that are nearly named as a setting's, and so are without effect.

    What is named after nothing of ours is not told: clusters set such variables of their own.
    """
    names = {ENVIRONMENT_PREFIX + name.upper(): name.upper() for name in Settings.model_fields}
    names[CONFIG_VARIABLE] = CONFIG_VARIABLE.removeprefix(ENVIRONMENT_PREFIX)
    found = []
    for variable, value in environment.items():
        meant = variable.removeprefix(ENVIRONMENT_PREFIX)
        ours = meant != variable and not _OF_CLUSTER.match(meant) and variable not in SECRETS
        if ours and value and variable not in names:
            for near in difflib.get_close_matches(meant, names.values(), 1, cutoff=0.7):
                right = ENVIRONMENT_PREFIX + near
                found.append(Problem(Mistake.VARIABLE, variable, value, right))
    return tuple(found)


def read_toml(path: Path, missing: str, unreadable: str) -> dict[str, Any]:
    """The keys of a TOML file, with or without a byte order mark.

    Raises `SettingsError` with the code `missing` or `unreadable`, or `OSError` where it cannot be
    opened.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(Problem(missing, str(path), "")) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(Problem(unreadable, str(path), str(error))) from None


def _problem(name: str, place: str, value: object) -> Problem:
    """What is wrong with the value of a setting, and what would do."""
    field = Settings.model_fields.get(name)
    if field is None:
        if (variable := ENVIRONMENT_PREFIX + name.upper()) in SECRETS:
            return Problem(Mistake.SECRET, place, "", variable)
        nearest = difflib.get_close_matches(name, Settings.model_fields, 1, cutoff=0)
        return Problem(Mistake.UNKNOWN, place, str(value), nearest[0])
    if field.annotation is int:
        return Problem(Mistake.NUMBER, place, str(value), number_range(name))
    would_do = example(name)
    if name == "place" and (meant := read_region(str(value))) and meant != NATION:
        would_do = meant
    return Problem(Mistake.FORM, place, str(value), would_do)


def number_range(name: str) -> str:
    """The whole numbers that a setting takes, as "1–100"; empty for other settings."""
    bounds = {
        key: bound
        for limit in Settings.model_fields[name].metadata
        for key in ("ge", "le")
        if (bound := getattr(limit, key, None)) is not None
    }
    return f"{bounds['ge']}–{bounds['le']}" if len(bounds) == 2 else ""


def example(name: str) -> str:
    """A value that a setting may have; empty for numbers."""
    return _extra(name)["example"]


def area(name: str) -> Area:
    """Which work a setting belongs to."""
    return Area(_extra(name)["area"])


def _extra(name: str) -> dict[str, str]:
    extra = Settings.model_fields[name].json_schema_extra
    assert isinstance(extra, dict)
    return {key: str(value) for key, value in extra.items()}
