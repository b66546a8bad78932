"""Words about how the pages look."""

from __future__ import annotations

MODES = "显示方式"
TURN_ON = {"large": "长辈版", "contrast": "高对比度"}
TURN_OFF = {"large": "退出长辈版", "contrast": "退出高对比度"}
READ_ALOUD = "朗读"
STOP_READING = "停止朗读"
GO_ON_READING = "继续朗读"
