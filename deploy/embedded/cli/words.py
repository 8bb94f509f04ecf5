"""What the commands say, in Chinese and English; the terminal's language chooses.

Every key has both. Scripts read JSON and exit codes, never these sentences.
"""

from deploy.embedded.settings import prefers_chinese

WORDS: dict[str, tuple[str, str]] = {
    "starting": ("启动 {subject}", "starting {subject}"),
    "provisioning": ("准备 {subject}", "preparing {subject}"),
    "migrating": ("建表 {subject}", "migrating {subject}"),
    "ready": ("就绪 {subject}", "ready {subject}"),
    "stopping": ("停止 {subject}", "stopping {subject}"),
    "restarting": ("{subject} 意外退出，重新启动", "{subject} ended by itself; starting it again"),
    "restart_failed": ("重启失败 {subject}", "restart failed: {subject}"),
    "up": (
        "系统已就绪，数据目录 {subject}。按 Ctrl-C 停止。",
        "Everything is up in {subject}. Ctrl-C stops it.",
    ),
    "stopped": ("已停止，数据保留在 {subject}。", "Stopped; the data stay in {subject}."),
    "not_running": ("{subject} 中没有正在运行的系统。", "Nothing is running in {subject}."),
    "does_not_stop": ("进程 {subject} 没有停止。", "Process {subject} does not stop."),
    "ledger": ("台账", "ledger"),
    "notifier": ("通知", "notifier"),
    "reporting": ("报表", "reporting"),
    "name": ("进程", "process"),
    "state": ("状态", "state"),
    "address": ("地址", "address"),
    "position": ("存证位置", "position"),
    "yes": ("就绪", "ready"),
    "no": ("未就绪", "not ready"),
    "folder_in_use": (
        "数据目录 {subject} 正被另一个进程使用：请先执行 taizhang down，或用 --data 另选目录。",
        "The data folder {subject} is in use: stop the other one with `taizhang down`,"
        " or name another folder with --data.",
    ),
    "did_not_start": ("启动失败：{subject}", "Did not start: {subject}"),
    "step_failed": ("步骤失败：{subject}", "A step failed: {subject}"),
    "behind": ("仍有进程未跟上：{subject}", "A process has not caught up: {subject}"),
    "clock": ("时钟：{subject}", "Clock: {subject}"),
    "signed": (
        "存证：{subject} 条事件已签名，{rest} 条尚未签名",
        "Proof: {subject} events signed, {rest} not yet",
    ),
    "witnessed": (
        "见证：{subject} 条事件已会签（{names}），{rest} 条尚无见证",
        "Witnessed: {subject} events ({names}), {rest} not yet",
    ),
    "attested": (
        "报表：{subject} 条事件的报表已签名，其后 {rest} 条尚未",
        "Read model: attested over {subject} events, {rest} behind that not yet",
    ),
    "plain": ("{subject}", "{subject}"),
}


def say(key: str, subject: object = "", chinese: bool | None = None, **more: object) -> str:
    """The sentence in the terminal's language, or in the one asked for."""
    chosen = prefers_chinese() if chinese is None else chinese
    return WORDS[key][0 if chosen else 1].format(subject=subject, **more)
