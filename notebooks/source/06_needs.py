# %% [markdown] tags=["lang-zh"]
# # 6 · 挖掘需求与呈现价值
#
# 星期二下午，一家零部件厂。对面坐着说了算的人，给您四十分钟。您带着去年的提问清单：先把情况问清楚，再介绍产品。会谈一向愉快，但大多没有下文。
#
# 问题出在产品，还是出在提问？

# %% [markdown] tags=["lang-en"]
# # 6 · Needs and value
#
# Tuesday afternoon at a parts maker. Across the table sits the person who decides, with forty minutes for you. You have last year's list: first the facts, then the product. Its calls were pleasant; most led nowhere.
#
# Is it the product, or is it the questions?

# %%
from simlib import AddTwo, CallAssumptions, CallStory, Debrief, Exercise, FabBuilder, FabTable, Guess, GuessReveal
from simlib import Glossary, ImplicationCurve, NeedTable, PlanPanel, PlanVerdict, PrintSheet, QuestionSorter
from simlib import Recall, SpinCall, SpinTable, Together
from simlib.units.needs.model import Plan
usual, developed = Plan(4, 3, 1, 1), Plan(2, 3, 3, 2)

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("06", "share"), Guess("06", "kind"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("06")

# %% [markdown] tags=["lang-zh"]
# ## 动手：一句一句地谈
#
# 四句话，选一句说出口，听客户怎么答。每问一句都耗一点耐心；问得不是时候，耗得更多。客户的每个回答下面，写着这一问挖出了什么。
#
# **先试这一步：** 一上来就问“有多大用处”，听听客户怎么答。再换一位客户：先找困难，再问后果，最后请客户说好处。结束时会告诉您，是哪一条规则起了决定作用。

# %% [markdown] tags=["lang-en"]
# ## Play: one sentence at a time
#
# Choose one of four sentences, say it, and hear the answer. Every question costs patience, and one with nothing to work on costs more. Under each answer you read what it uncovered.
#
# **Start with this move:** ask at once how useful it would be. Then take another customer: look for a difficulty, ask what follows, let them name the gain. The end says which rule decided.

# %%
SpinCall()

# %% [markdown] tags=["lang-zh"]
# ## 困难还不是愿望
#
# **隐含需求**是对困难或不满的陈述，**明确需求**是对愿望的具体陈述。小规模销售里，听到困难就能成交；大规模销售里，要靠提问把隐含需求变成明确需求 <kbd>课程</kbd>。
#
# 从抱怨到愿望，差的是一句“值得去改”。这句话要由客户自己说。
#
# **做一做：** 您最近一次拜访，客户说的哪一句是困难，哪一句是愿望？

# %% [markdown] tags=["lang-en"]
# ## A difficulty is no wish yet
#
# An **implied need** states a difficulty or dissatisfaction, an **explicit need** states a wish, concretely. In a small sale a difficulty may be enough; in a large one, questions turn implied needs into explicit ones <kbd>course</kbd>.
#
# Between a complaint and a wish lies the judgement that it is worth changing. Only the customer can make it.
#
# **Do this:** on your last visit, which sentence was a difficulty, and was there a wish?

# %%
NeedTable()

# %% [markdown] tags=["lang-zh"]
# ## 四类问题
#
# 课程用 SPIN 四个字母记住四类问题，叫法是现状、发现问题、影响、需求确认；下表用文献里的叫法。出处是拉克姆对大规模销售的研究 <kbd>文献</kbd>。拜访之前把问题写下来，见面时再问。SPIN 是提纲，不是固定的顺序：客户先说了愿望，就不必退回去。

# %% [markdown] tags=["lang-en"]
# ## Four kinds of question
#
# The letters SPIN stand for situation, problem, implication and need-payoff, after Rackham's studies of large sales <kbd>published</kbd>. Write your questions down before the visit and ask them there. SPIN is a guide, not a fixed order: where a wish comes first, do not go back.

# %%
SpinTable()

# %% [markdown] tags=["lang-zh"]
# **试一试：** 分一分。看的不是句式，而是这一问在找什么：事实、困难、后果，还是好处。

# %% [markdown] tags=["lang-en"]
# **Try this:** sort them. What counts is never the wording but what the question looks for: a fact, a difficulty, a consequence, or a gain.

# %%
QuestionSorter()

# %% [markdown] tags=["lang-zh"]
# ## 例题：这次会谈做到了多少
#
# 少问现状、多问后果的一份清单，完整走一遍。客户要答应下一步，需求得有足够的分量：说成愿望的，算足；只说成困难的，按优点算；每看到一个后果，再加这个需求分量的一半。逐行相加（四舍五入会差一点），就是这次会谈做到的百分比。

# %% [markdown] tags=["lang-en"]
# ## Worked example: how much one call reached
#
# A customer agrees to a next step when the needs weigh enough: one voiced as a wish counts in full, one left as a difficulty only as an advantage; each consequence seen adds half of the need's weight. But for rounding, the rows add up to the share reached.

# %%
CallStory(developed, seed=3)

# %% [markdown] tags=["lang-zh"]
# ## 一千位客户
#
# 一次会谈证明不了什么。把计划带给一千位客户，每一位都和去年的清单比一次。
#
# **先试这一步：** 现状问题减两个，暗示问题加两个。哪种结果变得最多？再把“呈现”换成特征：前面白问了吗？

# %% [markdown] tags=["lang-en"]
# ## A thousand customers
#
# One call proves nothing. Take your plan to a thousand customers; each meets last year's list as well.
#
# **Start with this move:** two situation questions fewer, two implication questions more. Which result changes most? Then present features. Were the questions in vain?

# %%
PlanPanel(usual)

# %% [markdown] tags=["lang-zh"]
# ## 从特征到收益
#
# **特征**说产品有什么，**优点**说它起什么作用，**收益**说它怎样满足客户；特征与收益的差别，就在有没有客户 <kbd>课程</kbd>。拉克姆更严：满足了客户说出来的明确需求，才叫收益 <kbd>文献</kbd>。

# %% [markdown] tags=["lang-en"]
# ## From feature to benefit
#
# A **feature** is what the product has, an **advantage** what that does, a **benefit** how it serves the customer. Feature and benefit differ in who is in the sentence <kbd>course</kbd>. For Rackham only what meets a voiced need is a benefit <kbd>published</kbd>.

# %%
FabTable()

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：听出隐含与明确的需求；计划一次会谈，在没见过的客户身上检验；为五个特征选出该说的话。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: hear implied and explicit needs; plan a call, judged on customers nobody has met; choose what to say about five features.

# %%
Exercise("06")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 换一批客户，去年的清单加两个同类的问题，加哪一类最值？下面是算出来的，接着是您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# With other customers, two more questions of one kind: which is worth most? Then your two guesses.

# %%
two = AddTwo(usual)
Together(two, GuessReveal("06", "share", round(two.share) / 100), GuessReveal("06", "kind", two.best))

# %% [markdown] tags=["lang-zh"]
# **课程主张** 大规模销售靠提问。**在这里** 提问管用，因为模型就是这样写的：它能告诉您耐心怎样分配，不能证明这个说法。拉克姆的数字来自观察，不是随机试验，各类问题的效果多大，没有定论 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The course claims** that large sales are made by asking. **Here** asking works because the model was built that way: it shows how to spend patience and proves nothing. Rackham watched calls, without random trials; how much each kind does is not settled <kbd>contested</kbd>.

# %%
Debrief("06")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 为下一次拜访写三个难点问题，每个再配一个问后果的问题。
# 2. 拜访之前能查到的事实，从清单上划掉。
# 3. 会谈之后只记两样：客户原话里的愿望；带日期的下一步。
# 4. 后果要真实。夸大后果是恐吓，不是提问。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Write three problem questions for your next visit, and for each a question about what follows.
# 2. Strike from the list every fact you can find out beforehand.
# 3. After the call write down two things: a wish in the customer's own words, and a next step with a date.
# 4. Keep consequences true. One that is blown up is a threat.
#
# ## Words of this unit

# %%
Together(Glossary("06"), PrintSheet("call"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：同一位客户，去年的清单

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the same customer, last year's list

# %% [markdown] tags=["lang-zh"]
# 客户、运气、耐心都和例题一样，只换回去年的清单。
#
# **做一做：** 哪些格子始终是灰色，耐心又花在了哪里？从哪一个问题起，两次会谈走上了不同的路？

# %% [markdown] tags=["lang-en"]
# Customer, luck and patience are those of the worked example; only the list is last year's.
#
# **Do this:** which boxes stay grey, and where does the patience go? From which question on do the two calls part ways?

# %%
CallStory(usual, seed=3)

# %% [markdown] tags=["lang-zh"]
# 用另外一千位客户，再核对一次两份清单。

# %% [markdown] tags=["lang-en"]
# Once more the two lists, with a thousand other customers.

# %%
PlanVerdict(usual, developed)

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：暗示问题越多越好吗

# %% [markdown] tags=["lang-en", "further"]
# ## Further: are more implication questions better?

# %% [markdown] tags=["lang-zh"]
# 课程说鹰对数字和钱敏感 <kbd>课程</kbd>。所以我们让鹰更容易看到后果，但耐心也更少；羊耐心多，却不容易看到后果 <kbd>假设</kbd>。
#
# **读图：** 曲线先升后降的地方，就是耐心用完的地方。换一种客户，答案会变吗？

# %% [markdown] tags=["lang-en"]
# The course calls the eagle sensitive to numbers and money <kbd>course</kbd>. So our eagle sees consequences readily and has little patience; the sheep has more patience and sees fewer consequences <kbd>assumed</kbd>.
#
# **Reading the picture:** where a curve turns down, patience has run out. Does the answer change with the animal?

# %%
ImplicationCurve(Plan(2, 2, 0, 2))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：力量式的产品介绍

# %% [markdown] tags=["lang-en", "further"]
# ## Further: forceful presentation of a product

# %% [markdown] tags=["lang-zh"]
# “力量式的产品介绍”是课程的标题 <kbd>课程</kbd>。我们读作：话少，条条接得上需求，一口气说得完 <kbd>假设</kbd>。产品之外，客户还愿意为之付出的，是**附加价值** <kbd>课程</kbd>；它同样要接上一个需求，否则只是成本。
#
# **试一试：** 下面的例子有一处断了，先把它接上。再清空，写您自己的产品。规则只认词语，词表可以展开来看；它们会看错，您的客户不会 <kbd>假设</kbd>。

# %% [markdown] tags=["lang-en"]
# Forceful presentation is a heading of the course <kbd>course</kbd>. We read: few words, each tied to a need, each in one breath <kbd>assumed</kbd>. What a customer gives something for beyond the product is **added value** <kbd>course</kbd>; it too has to meet a need, or it is a cost.
#
# **Try this:** the example below breaks at one place; mend it. Then clear the fields for your own product. The rules look for words, and you can open the lists. They can be wrong; your customer is not <kbd>assumed</kbd>.

# %%
FabBuilder()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：结论靠什么假设

# %% [markdown] tags=["lang-en", "further"]
# ## Further: on which assumptions this rests

# %% [markdown] tags=["lang-zh"]
# 哪类问题起什么作用，方向来自文献 <kbd>文献</kbd>，大小都是 <kbd>假设</kbd>。客户类型只是教学用的漫画。课程页上第四个词印成 Needs-off，正确的术语是 Need-payoff <kbd>文献</kbd>。

# %% [markdown] tags=["lang-en"]
# Which kind of question does what follows the literature <kbd>published</kbd>; every size is <kbd>assumed</kbd>. The animals are caricatures for teaching. The course's slide prints the fourth letter as Needs-off; the term is Need-payoff <kbd>published</kbd>.

# %%
CallAssumptions()
