# %% [markdown] tags=["lang-zh"]
# # 10 · 营销渠道
#
# 您管一家设备厂的销售，手上两件事。一个新区域要开张：自己招四个人，还是交给代理商？明年能卖多少，谁也说不准。
#
# 另一件：老区域的四十家经销商越来越不起劲。有人季末为返利囤货，有人把货卖到别人的地盘，有人坐在店里等。先动毛利、返利、拜访、追踪，还是广告？

# %% [markdown] tags=["lang-en"]
# # 10 · Channels
#
# You run sales for a maker of equipment, with two things on your desk. A new region opens: hire four people, or leave it to agents? How much it will sell, nobody knows.
#
# And in the old regions, forty dealers are losing heart. Some stock up at quarter's end, some sell into other people's territories, some sit in the shop and wait. What to move first: margin, rebate, visits, tracing or advertising?

# %%
from simlib import ChannelAssumptions, ChannelTables, CrossingExample, CrossingPanel, DealerReview, DealersPanel
from simlib import DealerStory, Debrief, DesignTable, DriveRace, Exercise, Glossary, GrowthRace, Guess
from simlib import GuessReveal, LevelsPanel, MoveRace, ProblemCards, RebateCurve, Recall, Together
from simlib.units.channels.dealers import Policy
usual = Policy()

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Two judgements, and how sure you are.

# %%
Together(Guess("10", "share"), Guess("10", "move"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("10")

# %% [markdown] tags=["lang-zh"]
# ## 动手：自己的人，还是代理商
#
# **代理商**替您卖，拿佣金，货不是他的。自己的人要付固定的钱，代理商的钱大多随销售额走，所以两条费用线有一个交点。可是销售额事先不知道：下面是一千个可能的年份。
#
# **先试这一步：** 把不确定程度从零拉到最大。交点动了吗？哪一边更省的年份，又变了多少？

# %% [markdown] tags=["lang-en"]
# ## Play: own people, or agents
#
# An **agent** sells for you on commission and never owns the goods. An **own sales force** costs mostly a fixed sum, agents mostly a share of sales, so the two lines cross once. But nobody knows sales beforehand: here are a thousand possible years.
#
# **Start with this move:** pull the uncertainty from nothing to its end. Does the crossing move? And how often does each side win?

# %%
CrossingPanel()

# %% [markdown] tags=["lang-zh"]
# ## 例题：交点
#
# 课程提到选择渠道的经济性 <kbd>课程</kbd>：交点就是固定费用之差，除以提成率之差 <kbd>文献</kbd>。就用上面这个区域来算。

# %% [markdown] tags=["lang-en"]
# ## Worked example: the crossing
#
# The course names the economics of choosing a channel <kbd>course</kbd>: the lines cross at the difference of the fixed sums over the difference of the shares <kbd>published</kbd>. Here it is worked out for the region above.

# %%
CrossingExample()

# %% [markdown] tags=["lang-zh"]
# ## 动手：四十家经销商
#
# **经销商**先买下货，再卖出去，靠差价过日子。**坐商**等客上门，**行商**走出去卖；这种差别，书里用“努力”来表示，它会积累，也会耗掉。毛利、返利、拜访、追踪、广告，每一样都要花钱。
#
# **先试这一步：** 返利加到五个点，看窜货和厂家利润。再把返利改为按最终销售计算。

# %% [markdown] tags=["lang-en"]
# ## Play: forty dealers
#
# A **dealer** buys first and lives on the difference. Some sit in the shop and wait, others go out and sell; that difference is called effort here, and it builds up or runs down. Margin, rebate, visits, tracing and advertising all cost you money.
#
# **Start with this move:** raise the rebate to five points and watch diversion and the maker's profit. Then pay it on end sales.

# %%
DealersPanel(usual)

# %% [markdown] tags=["lang-zh"]
# ## 返利与窜货
#
# 返利按进货算，经销商就有理由多进；卖不掉的货流进别人的地盘，这就是**窜货**。价格一乱，规矩的经销商先寒心。这条因果链常听人说，在这里是 <kbd>假设</kbd>。
#
# **读图：** 第一条曲线先降后升再降，为什么？按什么付返利，比付多少更要紧吗？

# %% [markdown] tags=["lang-en"]
# ## Rebates and diversion
#
# Pay a rebate on purchases, and a dealer has reason to buy more. Goods that do not sell go into other territories: **cross-territory diversion**. Once prices slip, loyal dealers lose heart first. The chain is often told; here it is <kbd>assumed</kbd>.
#
# **Reading the picture:** the first curve falls, rises and falls again. Why? Does it matter more what the rebate is paid on than how large it is?

# %%
RebateCurve()

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 四道题，数字都是您自己的：算交点；为三个产品选渠道；给四家经销商各找一个办法；写一份胜过现行的政策。前三道是核心。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Four tasks with figures of your own: find the crossing; choose a channel for three products; find the right measure for each of four dealers; write a policy that beats the usual one. The first three are the core.

# %%
Exercise("10")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 五样手段，每次只动一样，各值多少？然后是您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# Five levers, each moved alone: what is each move worth? Then your two guesses.

# %%
moves = MoveRace()
Together(moves, GuessReveal("10", "share", CrossingPanel().share), GuessReveal("10", "move", moves.best))

# %% [markdown] tags=["lang-zh"]
# **答复：** 先动毛利或拜访；返利照现在的付法再加，广告再加，厂家反而少赚。
#
# **课程主张** 渠道要设计，也要经营。**在这里** 费用的交点是算术，谁更省却要看销售额；按进货付的返利把货推进仓库，按最终销售付的把货推给客户。大小全是假设；直销队伍与代理商之间，控制力该占多大分量，没有定论 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The answer:** move margin or visits first; more of a rebate that is paid as now, or more advertising, costs the maker money.
#
# **The course claims** that channels have to be designed and then worked. **Here** the crossing is arithmetic, but who is cheaper depends on sales; a rebate on purchases fills warehouses, one on end sales brings orders. All sizes are assumed; how much control should count between an own sales force and agents is not settled <kbd>contested</kbd>.

# %%
Debrief("10")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 写下自己的交点。去年的销售额在哪一边？
# 2. 挑三家经销商，问最终销售和库存，不问进货。
# 3. 找一条按进货付的返利，算一算改成按最终销售付要花多少。
# 4. 努力高于平均却不满意的，挑一家，这周就去。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Write down your own crossing. On which side were last year's sales?
# 2. Ask three dealers for end sales and stock, and not for purchases.
# 3. Find a rebate that is paid on purchases, and work out what it would cost to pay it on end sales.
# 4. Visit one of those who work harder than most and are not satisfied. This week.
#
# ## Words of this unit

# %%
Glossary("10")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：渠道替您做什么，怎样设计

# %% [markdown] tags=["lang-en", "further"]
# ## Further: what a channel does for you, and how to design one

# %% [markdown] tags=["lang-zh"]
# 课程从渠道的概念和功能讲起，再讲结构，还要求分四步设计渠道 <kbd>课程</kbd>；内容取自科特勒等教科书 <kbd>文献</kbd>。评估看三样：经济性、可控性、适应性。**营销渠道**是产品从厂家走到最终客户所经过的那些人和公司。
#
# **做一做：** 在您的公司，每一项由谁做，怎么付钱？再用一个产品回答四步的问题，哪一个答不上来？

# %% [markdown] tags=["lang-en"]
# The course begins with concept and functions of channels, then their structure, and asks for four steps of channel design <kbd>course</kbd>; what they are is taken from Kotler and other textbooks <kbd>published</kbd>. Evaluation has three criteria: economy, control, adaptability. A **marketing channel** is the people and firms through which a product reaches its end customers.
#
# **Do this:** in your firm, who does each of these, and how are they paid? Then answer the four steps for a product of your own. Which one can you not answer?

# %%
Together(ChannelTables(), DesignTable())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：新产品，先代理再自建？

# %% [markdown] tags=["lang-en", "further"]
# ## Further: a new product, agents first?

# %% [markdown] tags=["lang-zh"]
# 交点说的是一年。新产品从小卖起，一年年长大，也可能长不大。于是有第三种方式：先用代理商，销售额过了某条线再自建队伍，换一次要付一笔钱 <kbd>假设</kbd>。
#
# **读图：** 线画在交点上，是最好的吗？早一点会不会更省，省多少？再想一想，代理合同要怎么写，才换得成。

# %% [markdown] tags=["lang-en"]
# The crossing is about one year. A new product starts small and grows, or does not. So there is a third way: agents first, an own sales force once sales pass a line, and a sum to pay for the change <kbd>assumed</kbd>.
#
# **Reading the picture:** is the crossing the best place for that line? Does a little earlier save more, and how much? And what must an agent's contract say so that you can change at all?

# %%
GrowthRace()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：离每家多近，五种水平

# %% [markdown] tags=["lang-en", "further"]
# ## Further: how close, five levels

# %% [markdown] tags=["lang-zh"]
# 课程提到科特勒的五种客户关系 <kbd>课程</kbd>。**基本型**：卖完为止；**被动型**：请客户有事来找；**负责型**：卖后去问一声；**能动型**：不时带着改进的主意上门；**伙伴型**：一起找办法，长期共事。选哪种，看客户（或经销商）多少、毛利高低 <kbd>文献</kbd>。
#
# **先试这一步：** 把数量从少拉到多。科特勒的图与按工时算的账，从哪里起不一样？

# %% [markdown] tags=["lang-en"]
# The course names Kotler's five levels of relationship <kbd>course</kbd>. **Basic**: sell, and that is all. **Reactive**: ask the customer to call. **Accountable**: call after the sale and ask. **Proactive**: come by with ideas. **Partnership**: work on it together, for good. Which one depends on how many customers or dealers there are and on the margin <kbd>published</kbd>.
#
# **Start with this move:** pull the number from few to many. Where do the map and the count of hours part ways?

# %%
LevelsPanel()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：今天的问题，一家经销商的两年

# %% [markdown] tags=["lang-en", "further"]
# ## Further: today's problems, two years of one dealer

# %% [markdown] tags=["lang-zh"]
# 课程讲渠道的现状与问题，讲从坐商到行商，也讲业务员时代的终结 <kbd>课程</kbd>。最后一条只有标题，没有论据；可以看的是：少拜访几次，经销商会怎样。
#
# **做一做：** 六种苗头，您见过几种？先说它叫什么，再点开。再看图中这一家：灰柱是进货，绿柱是真正卖给客户的，橙线是剩下的货。在它离开之前，哪一个季度本来可以看出来？

# %% [markdown] tags=["lang-en"]
# The course speaks of channels as they are and their problems, of traders who move from sitting to selling, and of the end of the salesman era <kbd>course</kbd>. That last is a bare heading; what can be looked at is how dealers fare with fewer visits.
#
# **Do this:** how many of the six signs have you met? Name the problem, then open the card. Then look at one dealer: grey is what it bought, green what reached customers, orange what was left. Before it left, in which quarter could you have noticed?

# %%
Together(ProblemCards(), DealerStory(usual))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：四种渠道动力模型

# %% [markdown] tags=["lang-en", "further"]
# ## Further: four ways to drive a channel

# %% [markdown] tags=["lang-zh"]
# 四种渠道动力模型，课程只列了题目 <kbd>课程</kbd>。我们读作：**推动**（多给毛利和返利）、**拉动**（让最终客户来要）、推拉结合、**伙伴**（拜访、培训、守住区域）<kbd>假设</kbd>。对方的销售队伍也要培养，这是课程的另一个标题。
#
# **读图：** 哪一种让厂家赚得最多，哪一种让经销商赚得最多，哪一种流失的经销商最少？步子的大小是我们定的。

# %% [markdown] tags=["lang-en"]
# The course lists four models of driving a channel, by heading <kbd>course</kbd>. We read: **push** (more margin and rebate), **pull** (end customers ask for it), both, and **partnership** (visits, training, a guarded territory) <kbd>assumed</kbd>. Developing the agent's own sales team is another of its headings.
#
# **Reading the picture:** which way earns the maker most, which the dealers, and which loses fewest dealers? How far each lever moves was our choice.

# %%
DriveRace()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：五项决策，满意与忠诚，法律

# %% [markdown] tags=["lang-en", "further"]
# ## Further: five decisions, satisfaction and loyalty, law

# %% [markdown] tags=["lang-zh"]
# 选择、培训、激励、评估、改进，是课程对渠道商的五项决策；经销商的满意度和忠诚度也是它的标题 <kbd>课程</kbd>。提高满意度的办法，这里有四样：赚得到钱、常去拜访、培训、不让窜货冲价 <kbd>假设</kbd>。满意的更少离开，但满意不等于卖力。
#
# **做一做：** 把您自己的三家经销商放进图里。

# %% [markdown] tags=["lang-en"]
# Select, train, motivate, evaluate, improve are the course's five decisions about partners; dealer satisfaction and loyalty are headings of it too <kbd>course</kbd>. Four things raise satisfaction here: earning, visits, training, and prices that diversion does not spoil <kbd>assumed</kbd>. Satisfied dealers leave less often, yet satisfied is not the same as hard-working.
#
# **Do this:** put three dealers of your own into the picture.

# %%
DealerReview(usual)

# %% [markdown] tags=["lang-zh"]
# **法律（中国，2026 年 11 月查对，不是法律意见）：** 折扣、返利、佣金要明示并如实入账，给公司，不给个人；私下给对方人员好处是商业贿赂（《反不正当竞争法》第八条，2025 年 10 月 15 日起施行）<kbd>文献</kbd>。规定经销商的转售价或最低转售价，可能构成垄断协议（《反垄断法》第十八条）<kbd>文献</kbd>。区域条款请先问律师。

# %% [markdown] tags=["lang-en"]
# **Law (China, checked November 2026, no legal advice):** discounts, rebates and commissions are open, booked, and go to the firm; favours to its people are commercial bribery (Anti-Unfair Competition Law, art. 8, in force from 15 October 2025) <kbd>published</kbd>. Fixing a dealer's resale price or its minimum may be a monopoly agreement (Anti-Monopoly Law, art. 18) <kbd>published</kbd>. Ask a lawyer about territory clauses.

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：结论靠什么假设

# %% [markdown] tags=["lang-en", "further"]
# ## Further: on which assumptions this rests

# %% [markdown] tags=["lang-zh"]
# 方向出自教科书，大小全是 <kbd>假设</kbd>。竞争对手、账期、终端价格都不在模型里。

# %% [markdown] tags=["lang-en"]
# Directions follow textbooks, all sizes are <kbd>assumed</kbd>. Rivals, credit and street prices are left out.

# %%
ChannelAssumptions()
