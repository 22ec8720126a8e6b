"""The words that the message checker looks for, by rule and language (unit 3) [assumed: the choice of words].

Short lists that a reader can check and dispute. English words are whole words in any case; "*" stands for any
ending. Chinese words are found wherever they stand.
"""

from __future__ import annotations

WORDS = {
    "reasons": (
        "because, therefore, so that, thus, hence, cost*, price*, save*, saving*, return, payback, "
        "profit*, margin, result*, compare*, comparison, ratio, average, data, fact*, figure*, key point, "
        "bottom line, analys*, measure*, percent",
        "因为 所以 因此 由于 成本 价格 节省 节约 省下 回报 回本 利润 毛利 结果 对比 比较 "
        "平均 数据 事实 关键 底线 分析 测量 依据",
    ),
    "order": (
        "first, firstly, second, secondly, third, then, next, after that, finally, last, step, steps, "
        "stage, agenda, before, afterwards, in order",
        "首先 其次 然后 接着 随后 最后 第一 第二 第三 第四 步骤 下一步 第一步 第二步 议程 "
        "顺序 依次 之前 之后",
    ),
    "details": (
        "attached, attachment, appendix, document*, contract, guarantee*, warranty, standard*, "
        "certificate, specification*, checklist, schedule*, deadline, reference*, rule*, procedure*, "
        "monday, tuesday, wednesday, thursday, friday, january, february, march, april, june, july, "
        "august, september, october, november, december",
        "附件 附上 附录 文件 合同 保证 保修 质保 标准 证书 规格 清单 日程 时间表 期限 截止 "
        "参考 规定 流程 书面 星期一 星期二 星期三 星期四 星期五 周一 周二 周三 周四 周五",
    ),
    "people": (
        "you, your, we, our, us, together, team*, colleague*, people, staff, user*, operator*, family, "
        "feel*, thank*, worry, worries, trust, glad",
        "您 我们 咱们 大家 一起 共同 团队 同事 员工 使用者 用户 操作工 师傅 感受 感谢 谢谢 "
        "放心 担心 信任 高兴 家人",
    ),
    "examples": (
        "for example, for instance, such as, example*, help*, support*, easier, experience*, story, case, "
        "another customer, same as you",
        "比如 例如 譬如 举例 案例 帮助 帮 支持 更轻松 轻松 省心 经验 经历 故事 也遇到过 "
        "同样的情况",
    ),
    "images": (
        "imagine, picture, image*, colour*, color*, like a, like an, as if, concept*, big picture, "
        "overview, bridge, engine, map, heart, road, drawing, sketch, photo*",
        "想象 设想 好比 就像 如同 仿佛 好似 画面 图片 照片 示意图 颜色 色彩 概念 全局 整体 "
        "蓝图 桥梁 心脏 地图",
    ),
    "future": (
        "future, vision, tomorrow, next year, in the long run, ahead, new, innovat*, will be able, grow*, "
        "opportunit*, idea*, possib*, ten years",
        "未来 愿景 明天 明年 今后 长远 长期 展望 新 创新 成长 机会 想法 可能 往后",
    ),
}  # fmt: skip
"""{rule: (English words parted by commas, Chinese words parted by spaces)}."""
