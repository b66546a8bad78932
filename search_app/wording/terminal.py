"""Words that commands print."""

from __future__ import annotations

import errno
import socket

INTERRUPTED = "已中断，没有完成的改动不会进入索引。"
WORKER_LOST = (
    "一个工作进程被系统中止，多半是内存不足；没有完成的改动不会进入索引。"
    "请调小 workers 或 memory_mb，再运行一次。"
)
EXPLANATION_STEPS = {
    "text": "输入，以及统一写法之后：",
    "query": "查询，以及放宽之后：",
    "words": "排序所用的词：",
    "lookups": "向引擎查找的内容，以及各有多少份：",
    "weights": "各词的权重：",
    "hits": "得分、编号和标题：",
}


def no_such_path(path: str, folder: str) -> str:
    """What is to be read again is not there."""
    return f"文件夹“{folder}”中没有“{path}”，请检查 --reread 的路径。"


def no_such_folder(path: str) -> str:
    """The folder to index is not there."""
    return f"没有文件夹“{path}”，请检查路径。"


def no_such_file(path: str) -> str:
    """A file to read is not there."""
    return f"没有文件“{path}”，请检查路径。"


def not_a_folder(path: str) -> str:
    """The folder to index is a file."""
    return (
        f"“{path}”是文件，index 读的是文件夹。请把文件放进一个文件夹，再对文件夹运行；"
        f"只看它怎样读取，请运行：policy-search read {path}"
    )


def not_a_file(path: str) -> str:
    """The file to read is a folder."""
    return f"“{path}”是文件夹，read 读的是文件。编入整个文件夹，请运行：policy-search index {path}"


def empty_folder(path: str) -> str:
    """There is nothing in the folder to index."""
    return f"文件夹“{path}”里没有文件，请检查路径。"


_PERMISSION = "没有权限。请换一个有权限的用户运行，或换一个位置。"
_NO_FOLDER = "不是文件夹。请检查路径。"
_FULL = "磁盘已满。请腾出空间再运行；正在使用的索引不受影响。"
SYSTEM_ERRORS = {
    errno.EACCES: _PERMISSION,
    errno.EPERM: _PERMISSION,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "是文件夹，不是文件。请检查路径。",
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: "磁盘只读。请换一个可以写的位置。",
    errno.EMFILE: "打开的文件太多。请用 ulimit -n 放宽限制。",
}


def system_error(error: OSError) -> str:
    """The system refuses a file that a command needs."""
    place = f"“{error.filename}”" if error.filename else "文件"
    unknown = f"{error.strerror or error}。请检查路径、权限和磁盘空间。"
    return f"不能读写{place}：{SYSTEM_ERRORS.get(error.errno or 0, unknown)}"


_NO_HOST = "没有这个主机名。请用 --host 换一个，如 127.0.0.1。"
LISTEN_ERRORS = {
    errno.EADDRINUSE: "端口已被占用。请用 --port 换一个。",
    errno.EACCES: "没有权限。请用 --port 换一个 1024 以上的端口。",
    errno.EADDRNOTAVAIL: "本机没有这个地址。请用 --host 换一个，如 127.0.0.1。",
    socket.EAI_NONAME: _NO_HOST,
    socket.EAI_AGAIN: _NO_HOST,
}


def cannot_listen(host: str, port: int, error: OSError) -> str:
    """The server cannot listen where it shall."""
    unknown = f"{error.strerror or error}。请用 --host 和 --port 换一个。"
    return f"不能监听 {host} 的 {port} 端口：{LISTEN_ERRORS.get(error.errno or 0, unknown)}"


METRICS_NEED_EXTRA = "提供监控指标需要先安装：pip install 'policy-search[metrics]'"


def cannot_serve_metrics(host: str, port: int, error: OSError) -> str:
    """The figures for monitoring cannot be served where they shall be."""
    unknown = f"{error.strerror or error}。请用 --metrics-host 和 --metrics-port 换一个。"
    said = LISTEN_ERRORS.get(error.errno or 0, unknown).replace("--port", "--metrics-port")
    return f"监控指标不能监听 {host} 的 {port} 端口：{said}"


def serving(url: str) -> str:
    """The server answers."""
    return f"检索网页已就绪：{url}  （按 Ctrl-C 停止）"
