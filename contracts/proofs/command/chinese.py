"""What the verifier says is wrong, in Chinese, by the English sentence; `{}` stands for a value.

A sentence that is not here is said in English alone: nothing is ever left out for want of words.
"""

import re
from functools import cache

SENTENCES: dict[str, str] = {
    # events and leaves
    "now reads: position {}, {}, {} version {}": "现内容为：位置 {}，{}，{} 版本 {}",
    "now reads: position {}, not an event": "现内容为：位置 {}，已不是事件",
    "position {}, {}, {} version {}": "位置 {}，{}，{} 版本 {}",
    "position {}, not an event": "位置 {}，不是事件",
    "the event with the leaf hash {} is not in the bundle": "叶哈希为 {} 的事件不在文件包中",
    "it holds {} events, the manifest says {}": "实有 {} 个事件，清单写明 {} 个",
    "{} leaves, the checkpoint's tree has {}": "有 {} 片叶，检查点的树有 {} 片",
    "the root over these leaves is not the signed one": "由这些叶算得的树根不是所签的树根",
    "the proofs are not in order": "证明的次序不对",
    "leaf {} does not lead to the root": "由第 {} 叶算不到树根",
    "{} hashes are no path of leaf {} in a tree of {}": "{} 个哈希不是第 {} 叶在 {} 叶之树中的路径",
    "no leaf {} in a tree of {}": "没有第 {} 叶，树只有 {} 叶",
    # files
    "the manifest does not list it": "清单未列此文件",
    "the manifest lists it": "清单列有此文件",
    "no bundle of this kind has such a file": "此类文件包中没有这样的文件",
    "every bundle of this kind has it": "此类文件包都有此文件",
    "there is only the proof from it": "只有由它衔接的证明",
    "the bundle holds it {} times": "文件包中有 {} 份",
    "its SHA-256 is {}, the manifest says {}": "其 SHA-256 为 {}，清单写明 {}",
    "its SHA-256 is {}": "其 SHA-256 为 {}",
    "an event names it, the manifest does not": "事件提及，清单未列",
    "the manifest names it, no event does": "清单列出，但没有事件提及",
    "no event names this file": "没有事件提及此文件",
    "{} breaks off at byte {}": "{} 在第 {} 字节处中断",
    "{} breaks off in the event of position {}": "{} 在位置 {} 的事件中中断",
    "{} breaks off in the proof of leaf {}": "{} 在第 {} 叶的证明中中断",
    "there is no {}": "没有 {}",
    "{} is cut off": "{} 被截断",
    "{} is compressed": "{} 被压缩",
    "{} does not begin where the zip says": "{} 不在 zip 所说之处",
    "{} does not begin where the one before it ends": "{} 与前一文件之间有空隙或重叠",
    "it holds more than its files": "除所列文件外还有其他内容",
    "{} is told of in two ways": "zip 对 {} 的两处记载不一致",
    "{} is no plain file": "{} 不是普通文件",
    "a hash is cut off": "哈希被截断",
    "not a bundle that can be read: {}": "不是可读的文件包：{}",
    "it cannot be opened: {}": "无法打开：{}",
    # manifest, signatures, checkpoints
    "its SHA-256 is not the signed one": "其 SHA-256 不是所签的值",
    "not a manifest: {}": "不是清单：{}",
    "not a manifest as it is to be written": "清单的写法不合规定",
    "not of the format {}": "格式不是 {}",
    "signed for another tree": "是为另一棵树签的",
    "origin, size or root are not those that the manifest says": "来源、叶数或树根与清单不符",
    "no signature of a known key": "没有已知公钥的签名",
    "the signature of {} is wrong": "{} 的签名无效",
    "the cosignature of {} is wrong": "{} 的会签无效",
    "no cosignature of {}": "没有 {} 的会签",
    "no signatures under an empty line": "没有签名",
    "a checkpoint of {}, not of {}": "是 {} 的检查点，不是 {} 的",
    "it is of size {}": "其叶数为 {}",
    "fewer lines than a checkpoint has": "行数少于检查点应有的行数",
    "an empty line or a control character in a checkpoint": "检查点中有空行或控制字符",
    "a size or root that no tree has": "没有树会有这样的叶数或树根",
    "not UTF-8": "不是 UTF-8",
    "a control character": "有控制字符",
    "longer than a note may be": "超过签名文本允许的长度",
    "more signatures than a note may have": "签名多于允许的数目",
    "not a signature line: {}": "不是签名行：{}",
    "the signature of {} is empty": "{} 的签名为空",
    "{} is no name of a key": "{} 不是密钥的名称",
    "not base64": "不是 base64",
    "not the one base64 spelling of its bytes": "不是其字节唯一的 base64 写法",
    "a hash of {} bytes": "哈希为 {} 字节",
    "a hash is not 32 bytes long": "哈希不是 32 字节",
    "not a number as it is to be written: {}": "数字的写法不合规定：{}",
    "not a statement {}": "不是 {} 声明",
    "not the one spelling of a statement {}": "{} 声明的写法不合规定",
    "{}: no line {}": "{}：缺少 {} 一行",
    "{} is not ASCII": "{} 不是 ASCII",
    "nothing has to be proved and the proof is not empty": "无须证明，而证明不为空",
    # histories and earlier trees
    "the log has not signed that its history is complete": "日志未签名声明其历史完整",
    "of the versions 1 to {} these are missing: {}": "版本 1 至 {} 中缺：{}",
    "versions beyond the last, {}: {}": "多出末版 {} 之后的版本：{}",
    "its versions do not follow one another": "其版本次序不连贯",
    "it is the history of {}": "这是 {} 的历史",
    "the bundle has no proof from it; ask for one": "文件包中没有由它衔接的证明，请索取",
    "at size {} the tree has another root": "在叶数 {} 处，此树的树根不同",
    "a tree of {} leaves was signed, the bundle stands at {}": (
        "曾签过 {} 叶的树，文件包只到 {} 叶"
    ),
    "the proof does not lead to the root of size {}": "由证明算不到叶数 {} 的树根",
    "{} hashes do not lead from size {} to {}": "{} 个哈希无法由叶数 {} 衔接到 {}",
    "two roots for one size, {}": "同一叶数 {} 有两个树根",
    # what the command line was given
    "{} cannot be read: {}": "读不到 {}：{}",
    "{} holds no key": "{} 中没有公钥",
    "{} is no key and no file of keys: {}": "{} 不是公钥，也不是公钥文件：{}",
    "{} is no checkpoint: {}": "{} 不是检查点：{}",
    "key {}: no key": "{} 没有公钥部分",
    "key {}: type {} is not supported": "公钥 {} 的类型 {} 不受支持",
    "key {}: {} bytes are no Ed25519 key": "公钥 {}：{} 字节不是 Ed25519 公钥",
    "key {}: its id is {}, not {}": "公钥 {} 的编号应为 {}，不是 {}",
    "this is the single file already: copy it": "这已是单个文件，直接复制即可",
    # what the system says
    "No such file or directory": "没有这个文件",
    "Is a directory": "这是文件夹",
    "Permission denied": "没有权限",
    "File is not a zip file": "不是 zip 文件",
}


def in_chinese(sentence: str) -> str | None:
    """The sentence in Chinese, sentences within it too, or None where there are no words for it."""
    for pattern, chinese in _patterns():
        if found := pattern.fullmatch(sentence):
            return chinese.format(*(in_chinese(value) or value for value in found.groups()))
    return None


def in_both(sentence: str) -> str:
    """The sentence in Chinese and English, or in English alone."""
    chinese = in_chinese(sentence)
    return f"{chinese} / {sentence}" if chinese else sentence


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    # A sentence with more words of its own comes first, so that no value swallows them.
    ordered = sorted(SENTENCES.items(), key=lambda each: -len(each[0].replace("{}", "")))
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.+?)"), re.DOTALL), chinese)
        for english, chinese in ordered
    )
