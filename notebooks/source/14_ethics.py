# %% [markdown] tags=["lang-zh"]
# # 底线：职业道德与法律
#
# 签约前夜，客户的采购经理发来消息：“孩子要出国，手头紧。对手那边已经有表示了。”您的主管说：“想想办法，这一单不能丢。”
#
# 您怎么回？好办法用过了头，就越了界。这一页把各单元里的界线放在一处：先判断，再看条文。

# %% [markdown] tags=["lang-en"]
# # Limits: ethics and law
#
# The evening before the signature, the customer's purchasing manager writes: “My child goes abroad and money is tight. Your rival has been helpful.” Your boss says: “Find a way, we can't lose this one.”
#
# What do you write back? A good method driven too far crosses a line; this page gathers the limits of all units. Judge first, then look up the rule.

# %%
from simlib import Debrief, EthicsTable, LimitSorter, Recall, ReplySorter

# %% [markdown] tags=["lang-zh"]
# ## 今晚怎么回
#
# 动手之前，先问三句：
#
# 1. 能当着双方上司的面做吗？
# 2. 能写进双方的账和档案吗？
# 3. 明天传到朋友圈，您坦然吗？
#
# 有一问不放心，就先问法务。**做一做：** 先在心里写好您自己的一句回复，再用三问判断下面七条 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# ## Your reply tonight
#
# Three questions before you act:
#
# 1. Could you do it in front of both superiors?
# 2. Could it stand in the books and files of both firms?
# 3. Could you read of it in tomorrow's paper without blushing?
#
# If one answer leaves you uneasy, ask your lawyer first. **Do this:** word your own reply in one sentence, then judge seven others by the three questions <kbd>assumed</kbd>.

# %%
ReplySorter()

# %% [markdown] tags=["lang-zh"]
# ## 别的日子
#
# 平常日子里的十二件事：可以做，先问清楚，还是不做？答案是我们对下面几张表的理解 <kbd>假设</kbd>，欢迎争论。

# %% [markdown] tags=["lang-en"]
# ## Other days
#
# Twelve cases of other days: fine, ask first, or never? The answers are our reading of the tables below <kbd>assumed</kbd>; argue with them.

# %%
LimitSorter()

# %% [markdown] tags=["lang-zh"]
# ## 条文：钱与好处
#
# 以中国法律为准，2026 年 11 月整理，不是法律意见 <kbd>文献</kbd>；您的公司和客户的公司往往另有更严的规定。在别的国家，按当地的法律。
#
# 这些条文属于[第 2 单元](02_segments.ipynb)的进攻、[第 4 单元](04_buying.ipynb)的角色、[第 5 单元](05_trust.ipynb)的关心、[第 11 单元](11_churn.ipynb)的奖励。**做一做：** 您公司上一次送礼，属于哪一行？

# %% [markdown] tags=["lang-en"]
# ## The rules: money and favours
#
# The law is China's, as of November 2026, and this is no legal advice <kbd>published</kbd>. Your firm and your customer's often have stricter rules of their own. Elsewhere the law of the place holds.
#
# These rules belong to the attack of [unit 2](02_segments.ipynb), the roles of [unit 4](04_buying.ipynb), the care of [unit 5](05_trust.ipynb) and the rewards of [unit 11](11_churn.ipynb). **Do this:** which row covers the last gift your firm gave?

# %%
EthicsTable("money")

# %% [markdown] tags=["lang-zh"]
# ## 条文：说话的分寸
#
# 这些条文属于[第 3 单元](03_styles.ipynb)的动物、[第 8 单元](08_negotiation.ipynb)的谈判。**做一做：** 找出您上一封报价信里的每个期限。哪一个是真的？

# %% [markdown] tags=["lang-en"]
# ## The rules: words
#
# These rules belong to the animals of [unit 3](03_styles.ipynb) and the talks of [unit 8](08_negotiation.ipynb). **Do this:** find every deadline in your last offer. Which of them is real?

# %%
EthicsTable("words")

# %% [markdown] tags=["lang-zh"]
# ## 条文：信息与欠款
#
# 这些条文属于[第 5 单元](05_trust.ipynb)的关心、[第 11 单元](11_churn.ipynb)的客户关怀、[第 12 单元](12_receivables.ipynb)的催收。**做一做：** 打开一条客户记录，删掉一项工作用不着的内容。

# %% [markdown] tags=["lang-en"]
# ## The rules: data and debts
#
# These rules belong to the care of [unit 5](05_trust.ipynb) and of [unit 11](11_churn.ipynb), and to the collecting of [unit 12](12_receivables.ipynb). **Do this:** open one customer record and erase an entry that work does not need.

# %%
EthicsTable("data")

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Questions on earlier units.

# %%
Recall("14")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 哪一张卡片让您意外？您自己那句回复，三问过得去吗？我们会这样回：“这个忙我帮不了。合同我今晚再核一遍，明早带过去。”主管那边也照实说 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# Which card surprised you? Does your own reply pass the three questions? Ours: “That I cannot do for you. I will check the contract once more tonight and bring it in the morning.” And we would tell the boss so <kbd>assumed</kbd>.

# %%
Debrief("14")
