"""Words that commands print."""

from __future__ import annotations

import errno

INTERRUPTED = "已中断，索引没有改变。"
EXPLANATION_STEPS = {
    "text": "输入，以及统一写法之后：",
    "query": "查询，以及放宽之后：",
    "words": "排序所用的词：",
    "lookups": "向引擎查找的内容，以及各有多少份：",
    "weights": "各词的权重：",
    "hits": "得分、编号和标题：",
}


def no_such_folder(path: str) -> str:
    """The folder to index is not there."""
    return f"没有文件夹“{path}”，请检查路径。"


def no_such_file(path: str) -> str:
    """A file to read is not there."""
    return f"没有文件“{path}”，请检查路径。"


SYSTEM_ERRORS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "不是文件夹",
    errno.ENOTDIR: "不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.EMFILE: "打开的文件太多",
}


def system_error(error: OSError) -> str:
    """The system refuses a file that a command needs."""
    place = f"“{error.filename}”" if error.filename else "文件"
    reason = SYSTEM_ERRORS.get(error.errno or 0, error.strerror or str(error))
    return f"不能读写{place}：{reason}。请检查路径、权限和磁盘空间。"


def address_in_use(host: str, port: int) -> str:
    """The server cannot listen where it shall."""
    return f"不能监听 {host} 的 {port} 端口（可能已被占用）。请用 --host 和 --port 换一个。"


def serving(url: str) -> str:
    """The server answers."""
    return f"检索网页已就绪：{url}  （按 Ctrl-C 停止）"
