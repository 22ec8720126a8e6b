# %% [markdown] tags=["lang-zh"]
# # 6 · 挖掘需求与呈现价值
#
# 星期二下午，一家零部件厂。对面坐着说了算的人，给您四十分钟。您准备了一份提问清单：先把情况问清楚，再介绍产品。去年用同样的清单，会谈都很愉快，但大多没有下文。
#
# 问题出在产品，还是出在提问？

# %% [markdown] tags=["lang-en"]
# # 6 · Needs and value
#
# Tuesday afternoon at a parts maker. Across the table sits the person who decides, with forty minutes for you. Your list of questions begins with the facts and ends with the product. Last year the same list made for pleasant calls, most of which led nowhere.
#
# Is it the product, or is it the questions?

# %%
from simlib import AddTwo, CallAssumptions, CallStory, Exercise, FabBuilder, FabTable, Guess, GuessReveal
from simlib import ImplicationCurve, NeedTable, PlanPanel, PlanVerdict, QuestionSorter
from simlib import Glossary, PrintSheet, SpinCall, SpinTable, Together
from simlib.units.needs.model import Plan
usual, developed = Plan(4, 3, 1, 1), Plan(2, 3, 3, 2)

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 下面的清单就是您去年用的那一份。写下两个判断，最后再来对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# The list below is the one you used last year. Commit yourself twice; we come back to it at the end.

# %%
Guess("06", "share")

# %%
Guess("06", "kind")

# %% [markdown] tags=["lang-zh"]
# ## 困难还不是愿望
#
# **隐含需求**是对困难或不满的陈述；**明确需求**是对愿望的具体陈述 <kbd>课程</kbd>。小额销售里，听到困难就能成交；大额销售里，要靠提问把隐含需求变成明确需求 <kbd>课程</kbd>。
#
# 从抱怨到愿望，差的是一句“值得去改”。这句话要由客户自己说。
#
# **做一做：** 想一想您最近的一次拜访。客户说的哪一句是困难，哪一句是愿望？

# %% [markdown] tags=["lang-en"]
# ## A difficulty is no wish yet
#
# An **implied need** states a difficulty or dissatisfaction; an **explicit need** states a wish, concretely <kbd>course</kbd>. In a small sale a difficulty may be enough. In a large one, questions turn implied needs into explicit ones <kbd>course</kbd>.
#
# Between a complaint and a wish lies the judgement that it is worth changing. Only the customer can make it.
#
# **Do this:** think of your last visit. Which sentence was a difficulty, and was there one that was a wish?

# %%
NeedTable()

# %% [markdown] tags=["lang-zh"]
# ## 四类问题
#
# 课程用 SPIN 四个字母记住四类问题：现状、难点、暗示、需求效益（课程页上的叫法是现状、发现问题、影响、需求确认）<kbd>课程</kbd>，来自拉克姆对大额销售的研究 <kbd>文献</kbd>。课程页上第四个词印成 Needs-off，正确的术语是 Need-payoff <kbd>文献</kbd>。
#
# 拜访之前把问题写下来，见面时再问 <kbd>课程</kbd>。SPIN 是提纲，不是固定的顺序 <kbd>文献</kbd>：客户先说了愿望，就不必退回去。
#
# **做一做：** 给自己的产品每类写一个问题。哪一类最难写？

# %% [markdown] tags=["lang-en"]
# ## Four kinds of question
#
# The letters SPIN stand for situation, problem, implication and need-payoff <kbd>course</kbd>, after Rackham's studies of large sales <kbd>published</kbd>. The course's slide prints the fourth as Needs-off; the term is Need-payoff <kbd>published</kbd>.
#
# Fix your questions before the visit, and ask them in it <kbd>course</kbd>. SPIN is a guide, not a fixed order <kbd>published</kbd>: when the customer begins with a wish, there is no need to go back.
#
# **Do this:** write one question of each kind for your own product. Which kind is hardest to write?

# %%
SpinTable()

# %% [markdown] tags=["lang-zh"]
# **试一试：** 一句一句地分类。判断的依据不是句式，而是问题找的是什么：事实、困难、后果，还是好处。

# %% [markdown] tags=["lang-en"]
# **Try this:** sort one question after the other. What counts is never the wording but what the question looks for: a fact, a difficulty, a consequence, or a gain.

# %%
QuestionSorter()

# %% [markdown] tags=["lang-zh"]
# ## 动手：一个问题一个问题地谈
#
# 客户有几个还没说出来的需求，一份耐心，一道门槛。每个问题都花耐心；问得没有着落，花得更多。哪类问题起什么作用，方向来自文献 <kbd>文献</kbd>，大小都是 <kbd>假设</kbd>。
#
# **先试这一步：** 一上来就问需求效益问题，看客户怎么答。然后换一位客户，先问难点，再问后果。会谈最后一定落在四种结果之一：订单、进展、暂时中断、无销售。

# %% [markdown] tags=["lang-en"]
# ## Play: one question at a time
#
# The customer has some needs not yet spoken of, some patience, and a bar. Every question costs patience, and one with nothing to work on costs more. Which kind does what follows the literature <kbd>published</kbd>; how much is <kbd>assumed</kbd>.
#
# **Start with this move:** open with a need-payoff question and hear the answer. Then take another customer, look for a difficulty, and ask what follows from it. Each call ends in one of four results: order, advance, continuation, no sale.

# %%
SpinCall()

# %% [markdown] tags=["lang-zh"]
# ## 同一位客户，两份清单
#
# 先用您去年的清单。请看哪些格子始终是灰色，耐心又花在了哪里。

# %% [markdown] tags=["lang-en"]
# ## One customer, two lists
#
# First, last year's list. Look at the boxes that stay grey, and at where the patience goes.

# %%
CallStory(usual, seed=3)

# %% [markdown] tags=["lang-zh"]
# 再用第二份：少问现状，多问后果。客户、运气、耐心都和刚才一样。
#
# **做一做：** 从哪一个问题起，两次会谈走上了不同的路？

# %% [markdown] tags=["lang-en"]
# Now the second list: fewer facts, more consequences. Customer, luck and patience are the same.
#
# **Do this:** find the question from which the two calls part ways.

# %%
CallStory(developed, seed=3)

# %% [markdown] tags=["lang-zh"]
# ## 一千位客户
#
# 一次会谈证明不了什么。把整份计划带给一千位客户，每一位都和去年的清单比一次。
#
# **先试这一步：** 把现状问题减两个，暗示问题加两个。哪一种结果变得最多？再把“呈现”换成特征：前面的问题全白问了吗？

# %% [markdown] tags=["lang-en"]
# ## A thousand customers
#
# One call proves nothing. Take a whole plan to a thousand customers, and let each of them meet last year's list as well.
#
# **Start with this move:** two situation questions fewer, two implication questions more. Which result changes most? Then present features. Were the questions in vain?

# %%
PlanPanel(usual)

# %% [markdown] tags=["lang-zh"]
# ## 暗示问题越多越好吗
#
# 课程说鹰对数字和钱敏感 <kbd>课程</kbd>。所以我们让鹰更容易看到后果，但耐心也更少；羊容易觉得被逼问 <kbd>假设</kbd>。
#
# **读图：** 曲线先升后降的地方，就是耐心用完的地方。换一种客户，答案会变吗？

# %% [markdown] tags=["lang-en"]
# ## Are more implication questions better?
#
# The course calls the eagle sensitive to numbers and money <kbd>course</kbd>. So our eagle sees consequences readily and has little patience; the sheep soon feels pressed <kbd>assumed</kbd>.
#
# **Reading the picture:** where a curve turns down, patience has run out. Does the answer change with the animal?

# %%
ImplicationCurve(Plan(2, 2, 0, 2))

# %% [markdown] tags=["lang-zh"]
# ## 从特征到收益
#
# **特征**说产品有什么，**优点**说它起什么作用，**收益**说它怎样满足客户 <kbd>课程</kbd>。特征与收益的差别，就在有没有客户 <kbd>课程</kbd>。拉克姆更严：只有满足了客户说出来的明确需求，才叫收益 <kbd>文献</kbd>。
#
# 产品之外还愿意给的，是**附加价值** <kbd>课程</kbd>；它同样要接上一个需求，否则只是成本。

# %% [markdown] tags=["lang-en"]
# ## From feature to benefit
#
# A **feature** is what the product has, an **advantage** what that does, a **benefit** how it serves the customer <kbd>course</kbd>. Feature and benefit differ in who is in the sentence <kbd>course</kbd>. Rackham is stricter: only what meets a need the customer has voiced is a benefit <kbd>published</kbd>.
#
# What you give beyond the product is **added value** <kbd>course</kbd>. It too has to meet a need, or it is a cost.

# %%
FabTable()

# %% [markdown] tags=["lang-zh"]
# **试一试：** 下面的例子有一处断了，先把它接上。再清空，写您自己的产品。规则只认词语，词表可以展开来看；它们会看错，您的客户不会 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# **Try this:** the example below breaks at one place; mend it. Then clear the fields for your own product. The rules look for words, and you can open the lists. They can be wrong; your customer is not <kbd>assumed</kbd>.

# %%
FabBuilder()

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：听出隐含与明确的需求；计划一次十二个问题以内的会谈，在没见过的客户身上检验；为五个特征选出该说的话。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: hear implied and explicit needs; plan a call of at most a dozen questions, judged on customers nobody has met; choose what to say about five features.

# %%
Exercise("06")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看加哪一类问题最值，再看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, which kind of question is worth adding; then your two guesses.

# %%
two = AddTwo(usual)
two

# %%
GuessReveal("06", "share", two.share / 100)

# %%
GuessReveal("06", "kind", two.best)

# %% [markdown] tags=["lang-zh"]
# 用另外一千位客户，再核对一次两份清单。
#
# **课程主张** 大额销售要用提问把隐含需求变成明确需求 <kbd>课程</kbd>。**在这里** 这样做确实走得更远，因为模型就是按这个说法写的；它能告诉您耐心怎样分配，不能证明这个说法。
#
# **有争议：** 拉克姆的数字来自对会谈的观察，不是随机试验，各类问题的效果有多大，至今没有定论 <kbd>有争议</kbd>。客户类型只是教学用的漫画 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# Once more, the two lists with a thousand others.
#
# **The course claims** that in large sales questions turn implied needs into explicit ones <kbd>course</kbd>. **Here** that goes further because the model was written that way. It can tell you how to spend patience; it cannot prove the claim.
#
# **Contested:** Rackham's figures come from watching calls, not from random trials, and how much each kind of question does is not settled <kbd>contested</kbd>. The animals are caricatures for teaching <kbd>assumed</kbd>.

# %% tags=["open"]
PlanVerdict(usual, developed)

# %%
CallAssumptions()

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 为下一次拜访写三个难点问题，每个再配一个问后果的问题。
# 2. 能在拜访之前查到的现状，从清单上划掉。
# 3. 会谈之后只记两样：客户的原话里有没有愿望；有没有约定带日期的下一步。
# 4. 后果要真实。夸大的后果是恐吓，不是提问。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Write three problem questions for your next visit, and for each a question about what follows.
# 2. Strike from the list every fact you can find out beforehand.
# 3. After the call write down two things: a wish in the customer's own words, and a next step with a date.
# 4. Keep consequences true. One that is blown up is a threat and no question.
#
# ## Words of this unit

# %%
Together(Glossary("06"), PrintSheet("call"))
