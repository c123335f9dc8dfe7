"""The sentences of the set-up in the user's language. The window's translations need Qt, which is not there yet."""

from __future__ import annotations

import locale
import os
from functools import cache

CHINESE = {
    "Set-up stopped. Start again to go on from here.": "安装已停止。再次启动即可从这里继续。",
    "The Python in {venv} does not start as it should. Delete that folder and start again.": (
        "{venv} 里的 Python 无法正常启动。请删除该文件夹后重新启动。"
    ),
    "Setting up Unroll in {venv}. This is done once and takes a minute or more.": (
        "正在 {venv} 中安装 Unroll。只需一次，大约一分钟或更久。"
    ),
    "Unroll is set up.": "Unroll 已安装好。",
    "Another set-up is at work in this folder; waiting until it is done.": "此文件夹中另一个安装正在进行，等它完成。",
    "Step {step} of {steps}: {doing}": "第 {step} 步，共 {steps} 步：{doing}",
    "making a place for Unroll's parts": "建立存放组件的文件夹",
    "installing PyTorch": "安装 PyTorch",
    "installing the other parts": "安装其余组件",
    "fetching sample texts": "下载示例文本",
    "no build for the processor alone was found; installing PyTorch for graphics cards (about 3 GB)": (
        "没有找到只用处理器的版本，改为安装带显卡支持的 PyTorch（约 3 GB）"
    ),
    "Installing system packages: {packages}": "安装系统软件包：{packages}",
    "done": "完成",
    "failed": "失败",
    "left out, the built-in samples are there": "已跳过，内置示例仍可使用",
    "downloading, {share} of {size} MB": "下载中，{share}，共 {size} MB",
    "installing {part}": "安装 {part}",
    "installing {count} parts": "安装 {count} 个组件",
    "looking for {part}": "查找 {part}",
    "downloading {part}": "下载 {part}",
    "building {part}": "构建 {part}",
    "the package index does not answer, trying again": "软件包索引没有回应，正在重试",
    "What is installed already is kept. The full log is {log}": "已安装的部分会保留。完整日志：{log}",
    "{what} could not be installed: the disk is full. Unroll needs about 2 GB; make room and start again.": (
        "无法安装 {what}：磁盘已满。Unroll 约需 2 GB 空间，请腾出空间后重新启动。"
    ),
    "{what} could not be downloaded: the Python package index cannot be reached. Connect to the internet for the "
    "first start, or let pip use a folder of wheels (docs/setup.md), then start again.": (
        "无法下载 {what}：连接不到 Python 软件包索引。首次启动请连接互联网，或让 pip 使用本地的 wheel 文件夹"
        "（见 docs/setup.md），然后重新启动。"
    ),
    "{what} could not be installed: there is no {part} for this system and this Python. Unroll runs with Python 3.10 "
    "to 3.14 on Linux (Debian 12, Ubuntu 22.04 or newer), Windows (64 bit) and macOS 14 on Apple silicon.": (
        "无法安装 {what}：没有适合此系统和此 Python 的 {part}。Unroll 需要 Python 3.10 到 3.14，可在 Linux（Debian 12、"
        "Ubuntu 22.04 或更新）、64 位 Windows 以及 Apple 芯片的 macOS 14 上运行。"
    ),
    "{what} could not be installed: a folder may not be written to. Copy Unroll to a folder of your own.": (
        "无法安装 {what}：文件夹不可写入。请把 Unroll 复制到您自己的文件夹中。"
    ),
    "{what} could not be installed. The last lines are:\n  {lines}": "无法安装 {what}。最后几行输出是：\n  {lines}",
    "There is a folder {venv} that Unroll did not make. Install into it yourself (pip install -e .) or move it away, "
    "then start again.": (
        "{venv} 文件夹不是由 Unroll 建立的。请自行在其中安装（pip install -e .），或把它移走，然后重新启动。"
    ),
    "This Python has no venv module. Install Python from python.org and start again.": (
        "这个 Python 没有 venv 模块。请从 python.org 安装 Python 后重新启动。"
    ),
    "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start Unroll from a "
    "desktop, use its command line (python3 main.py --help), or set QT_QPA_PLATFORM=offscreen.": (
        "没有可以打开窗口的屏幕（DISPLAY 和 WAYLAND_DISPLAY 都未设置）。请在桌面环境中启动 Unroll，或使用命令行"
        "（python3 main.py --help），或设置 QT_QPA_PLATFORM=offscreen。"
    ),
    "{packages} cannot be loaded although installed. Ask whoever looks after this machine.": (
        "{packages} 已安装却无法加载。请联系这台机器的管理员。"
    ),
    "Some system libraries are missing. Run this line (its names are Debian's and Ubuntu's), then start again:\n"
    "  sudo {line}": "缺少一些系统库。请运行下面这一行（名称适用于 Debian 和 Ubuntu），然后重新启动：\n  sudo {line}",
    "The system packages could not be installed. Try it by hand:\n  {line}\nIt said:\n  {last}": (
        "无法安装系统软件包。请手动尝试：\n  {line}\n输出是：\n  {last}"
    ),
}


def say(template: str, **values: object) -> str:
    """`template` in the user's language, filled with `values`."""
    return (CHINESE[template] if _is_chinese() else template).format(**values)


@cache
def _is_chinese() -> bool:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if chosen := os.environ.get(name):
            return chosen.lower().startswith("zh")
    return (
        (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
    )  # Windows says "Chinese (Simplified)_China"
