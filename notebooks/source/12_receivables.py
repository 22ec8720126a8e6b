# %% [markdown] tags=["lang-zh"]
# # 12 · 信用管理与应收账款
#
# 今年卖得不错，利润表也好看，银行账户却是空的。客户欠着几十万，最久的一笔已经过了三个月。财务要您管紧，销售怕得罪客户。
#
# 您会先打给谁，说什么，又愿意为现金付出多少？

# %% [markdown] tags=["lang-en"]
# # 12 · Credit and receivables
#
# Sales were good this year, the profit looks well, and the bank account is empty. Customers owe you several hundred thousand, the oldest bill for more than three months. Finance wants you to be strict; the sales team fears for its customers.
#
# Whom do you call first, what do you say, and what is cash worth to you?

# %%
from simlib import AgingReport, Assumptions, CreditBenefits, CreditPanel, DebtorDesk, DebtorTable, DiscountCost
from simlib import Exercise, ExtraSales, Glossary, Guess, GuessReveal, InvoiceStory, LedgerPanel, Race
from simlib import MondayPanel, PrintSheet, Strategy, Together, Watch, run, scenario
from simlib.world.strategy import ladder
market, today = scenario("machinery").alone("receivables"), Strategy()

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，最后再来对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice; we come back to it at the end.

# %%
Guess("12", "sales")

# %%
Guess("12", "move")

# %% [markdown] tags=["lang-zh"]
# ## 赊还是不赊
#
# 课程把应收账款叫作下一个利润来源，讲信用环境、赊销的利弊和十大好处，都只有标题 <kbd>课程</kbd>；下面十条由我们补上，信用环境我们读作同行怎么赊、客户付得多准 <kbd>假设</kbd>。赊销也有代价：占用资金、花人力催收、出现坏账 <kbd>假设</kbd>。
#
# 谁负责什么，也要先说定：谁批额度，谁开票，谁打电话，谁解决争议 <kbd>假设</kbd>。
#
# **做一做：** 假如您是债务人，同时欠十家的钱，您先付谁？

# %% [markdown] tags=["lang-en"]
# ## To sell on credit or not
#
# The course calls receivables the next source of profit and speaks of the credit climate, of pros and cons and of ten benefits of selling on credit, by headings only <kbd>course</kbd>. The ten below are ours; the climate we read as how rivals give credit and how well customers pay <kbd>assumed</kbd>. Credit costs as well: money tied up, hours spent on collection, bad debts <kbd>assumed</kbd>.
#
# Settle who is responsible for what: who grants the limit, who bills, who calls, who clears a dispute <kbd>assumed</kbd>.
#
# **Do this:** suppose you were the debtor and owed ten suppliers. Whom would you pay first?

# %%
CreditBenefits()

# %% [markdown] tags=["lang-zh"]
# ## 真的赚到钱了吗
#
# 要弥补一笔坏账，额外销售额 = 坏账 / 净利润率 <kbd>课程</kbd>。只要固定成本不随这些销售增加，除以边际贡献率往往更对，得数也小得多 <kbd>假设</kbd>。
#
# **做一做：** 比较表中最后一行与其余各行。您的公司该看哪一行？

# %% [markdown] tags=["lang-en"]
# ## Are you really making money?
#
# To make up a bad debt you need extra sales of bad debt / net margin <kbd>course</kbd>. As long as fixed costs do not rise with those sales, dividing by the contribution margin is often right, and gives far less <kbd>assumed</kbd>.
#
# **Do this:** compare the last row with the others. Which one fits your firm?

# %%
ExtraSales(market)

# %% [markdown] tags=["lang-zh"]
# 提前付款的**现金折扣**也有价格：少收的百分之几，换来早到的几十天，可以折成一年的利率 <kbd>文献</kbd>。
#
# **做一做：** 把折合年成本同透支利率比一比。什么时候仍然值得？

# %% [markdown] tags=["lang-en"]
# An **early-payment discount** has a price too: a few percent given up for some weeks gained, which can be put as a yearly rate <kbd>published</kbd>.
#
# **Do this:** compare that rate with the overdraft. When may it still pay?

# %%
DiscountCost(market)

# %% [markdown] tags=["lang-zh"]
# ## 账有多老
#
# **账龄**按到期日分五段：未到期、1–30、31–60、61–90、90 天以上 <kbd>文献</kbd>。**DSO** 是未收款相当于多少天的赊销额；人人按时付款时的 DSO 叫最佳可能 DSO，两者之差才是您能争取的 <kbd>文献</kbd>。**CEI** 是该收的收回了多少 <kbd>文献</kbd>。
#
# **滚动率**说一个月后有多少滚入下一段；把它看作马尔可夫链，就得到坏账准备（Cyert、Davidson、Thompson，1962）<kbd>文献</kbd>。
#
# **做一做：** 哪一段金额不大，却要计提最多？

# %% [markdown] tags=["lang-en"]
# ## How old is the money?
#
# **Aging** sorts by due date into five buckets: current, 1-30, 31-60, 61-90, 90+ days <kbd>published</kbd>. **DSO** says how many days of credit sales are still open. If everybody paid on time, the best possible DSO would remain; only the difference can be won <kbd>published</kbd>. **CEI** is the share collected of what could have been <kbd>published</kbd>.
#
# A **roll rate** says how much stands one bucket further a month later. Read as a Markov chain, the rates give the allowance (Cyert, Davidson, Thompson 1962) <kbd>published</kbd>.
#
# **Do this:** which bucket is small and yet needs much of the allowance?

# %%
done = run(market, today, horizon=364.0)
AgingReport(done)

# %% [markdown] tags=["lang-zh"]
# ## 动手：应收账款模拟器
#
# **先试这一步：** 把催收阶梯换成“强硬”，看账龄图里最老的几段。再退回基准，把提前付款折扣拉高两格。哪一步让现金动得多，利润又怎样？

# %% [markdown] tags=["lang-en"]
# ## Play: the receivables simulator
#
# **Start with this move:** change the dunning ladder to firm and watch the oldest buckets. Then go back to the baseline and move the early-payment discount up a few steps. Which of the two moves cash, and what happens to profit?

# %%
CreditPanel("machinery")

# %% [markdown] tags=["lang-zh"]
# ## 四类债务人，三类收款人
#
# 课程说有四类债务人、三类收款人，只给了标题 <kbd>课程</kbd>。我们这样补：债务人按有没有能力、有没有意愿分四类；收款人分随和、按部就班、强硬三种 <kbd>假设</kbd>。
#
# **做一做：** 强硬的语气对哪一类有用，对哪一类反而有害？

# %% [markdown] tags=["lang-en"]
# ## Four debtors, three collectors
#
# The course has four types of debtor and three of collector, by heading only <kbd>course</kbd>. We fill them so: debtors are able or unable, willing or unwilling; collectors are accommodating, methodical or confrontational <kbd>assumed</kbd>.
#
# **Do this:** with which debtor does a hard tone help, and with which does it harm?

# %%
DebtorTable(market)

# %% [markdown] tags=["lang-zh"]
# 课程列出客户常用的借口与回答，再做“稳稳收回货款”的演练，都是标题 <kbd>课程</kbd>。借口我们归为六种：单据、资金紧、争议、审批人不在、等自己的客户付款、不理睬 <kbd>假设</kbd>。好的回答不是压过对方，而是拿掉他说的那个障碍，再定一个日期。
#
# **试一试：** 逐个债务人选一种回答。类型要等您选了之后才揭晓，在真实的电话里也是如此。

# %% [markdown] tags=["lang-en"]
# The course lists customers' usual excuses with answers and then drills how payment is surely collected, by headings <kbd>course</kbd>. We take six excuses: paperwork, cash flow, a dispute, the approver away, waiting for their own customer's money, silence <kbd>assumed</kbd>. A good answer does not win an argument. It takes the obstacle away that was named, and sets a date.
#
# **Try this:** answer debtor by debtor. The type is told only after your choice, as on a real telephone.

# %%
DebtorDesk(done)

# %% [markdown] tags=["lang-zh"]
# 一年的发票，一格一格往右滑。影片下面是一张发票的一生，从开票到最后一次联系。
#
# **做一做：** 哪一天最值得早打一个电话？

# %% [markdown] tags=["lang-en"]
# A year of invoices, sliding to the right as they age. Below the film, the life of one, from the day it was written to the last contact.
#
# **Do this:** on which day would an earlier call have been worth most?

# %%
Together(Watch(done), InvoiceStory(done))

# %% [markdown] tags=["lang-zh"]
# ## 中国读者还要知道
#
# **里程碑付款三三三一：** 预付、发货、验收各三成，质保金一成，是常见的分法 <kbd>假设</kbd>。质保金单独记到期日。定期发**对账单**并请对方盖章；回款提成让销售管到底 <kbd>假设</kbd>。升级的次序：催款函、律师函、诉讼。
#
# **做一做：** 在上面的账单一生里，哪一步您会改用催款函？

# %% [markdown] tags=["lang-en"]
# ## Where you sell in China
#
# **Milestone terms three-three-three-one** split a price into three tenths each in advance, on delivery and on acceptance, and one tenth of retention money <kbd>assumed</kbd>. Give retention money a due date of its own. Send **statements of account** and have them confirmed. A commission paid on cash keeps the seller interested to the end <kbd>assumed</kbd>. The ladder goes from dunning letter to lawyer's letter to suit.
#
# **Do this:** in the life of a bill above, at which step would you have sent a letter?

# %% [markdown] tags=["lang-zh"]
# ## 春节前的收款季
#
# 很多公司在年底和春节前清账，过后又慢下来；信息设备的情景里有这样一个收款季 <kbd>假设</kbd>。客户也常付**承兑汇票**：到期才付款的承诺，要提前用钱就得贴现。它是票据，不是现金，账龄分析表里另列一行 <kbd>假设</kbd>。
#
# **先试这一步：** 看最老的几段在哪几周变薄。再展开面板下方的假设，把“付款季节性”改为零：春节前后还有不同吗？

# %% [markdown] tags=["lang-en"]
# ## Before the Spring Festival
#
# Many firms in China settle their bills at the end of the year and before the Spring Festival, and slow down afterwards; the scenario of the IT seller has such a season <kbd>assumed</kbd>. Customers also pay by **acceptance bills**: a promise to pay on a date, which can be had earlier at a discount only. They are paper and no cash: give them a line of their own in the aging report <kbd>assumed</kbd>.
#
# **Start with this move:** in which weeks do the oldest buckets shrink? Then open the assumptions under the panel and put “season of payment” to zero: is anything left of the Festival?

# %%
CreditPanel("it_equipment")

# %% [markdown] tags=["lang-zh"]
# ## 法律上的期限
#
# 2026 年 11 月整理，不是法律意见：诉讼时效一般为三年（《民法典》第 188 条）；催告、对方同意履行、起诉或仲裁会使它中断、重新计算（第 195 条）。大型企业向中小企业采购，应在交付后 60 日内付款，另有约定的须合理，也不得约定“等第三方付款再付”（《保障中小企业款项支付条例》第 9 条，2025 年 6 月 1 日起施行）<kbd>文献</kbd>。
#
# **做一做：** 您最老的一笔欠款，时效从哪一天算起？问一问法务。

# %% [markdown] tags=["lang-en"]
# ## Dates the law sets
#
# As of November 2026, and no legal advice: the limitation period is three years as a rule (Civil Code, art. 188); a demand, the debtor's consent, a suit or arbitration interrupts it, and it starts anew (art. 195). Large firms pay small and medium ones within 60 days of delivery unless reasonably agreed otherwise, and may not make payment wait for a third party's money (regulation on payments to small and medium firms, art. 9, in force 1 June 2025) <kbd>published</kbd>.
#
# **Do this:** from which day does the limitation of your oldest debt run? Ask your lawyer.

# %% [markdown] tags=["lang-zh"]
# ## 您自己的台账
#
# 先用模拟台账看一遍，再选您自己的文件。**做一做：** 改一改报告日，看哪张发票换了账龄段。

# %% [markdown] tags=["lang-en"]
# ## A ledger of your own
#
# Look at the simulated one first, then choose your own file. **Do this:** move the report day and see which money changes its bucket.

# %% [markdown] tags=["lang-zh"]
# ## 星期一的一页纸
#
# 选一张销售清单，有应收台账也一并选上。您会得到一页纸：未成交的商机本季度能变成多少、这种预测过去准不准、哪些商机其实早就凉了、谁的业绩能和运气分开、每周回多少款、今天该打哪十个电话。预测先拿这份文件自己的过去检验；检验不过，这一页会直说，不给数字。文件不离开这台电脑。

# %% [markdown] tags=["lang-en"]
# ## One page for Monday
#
# Choose a sales list, and a ledger of invoices if you have one. You get one page: what the open opportunities may become this quarter and how such a forecast did in the past, which opportunities have gone cold, whose results can be told from luck, the cash of the coming weeks, and the calls to make today. The forecast is tried on the past of the same file first; where it fails there, the page says so and shows none. The files do not leave this computer.

# %%
Together(LedgerPanel(sample=True), MondayPanel())

# %% [markdown] tags=["lang-zh"]
# ## 整家公司：催得紧，客户会走吗
#
# 现在客户会因为催收而不满，不满的会离开。四种做法，在同样的运气下各过一年，看现金。区间两头跨过零，就是看不出差别。

# %% [markdown] tags=["lang-en"]
# ## The whole company: do customers leave when pressed?
#
# Now dunning costs satisfaction, and unhappy customers leave. Four moves meet the same luck for a year; the measure is cash. Where the interval holds zero, no difference can be shown.

# %%
company = scenario("machinery").but(horizon_days=364.0)
race = Race(company, kpi="cash", firm=today.but(**ladder("firm")),
            reminder=today.but(**ladder("reminder")), discount=today.but(early_discount=0.02),
            collector=today.but(collectors=3))
race

# %% [markdown] tags=["lang-zh"]
# 现金、利润、创造的价值，各说各的。现金只看收到的钱；利润在交货时计入，并扣掉预期信用损失和应收账款占用的资金；创造的价值再加上客户资产和商机的增减 <kbd>假设</kbd>。少卖、少赊，现金马上好看，价值却在流失。
#
# **先试这一步：** 把账期降到零，先看现金，再看创造的价值。然后选“强硬”的阶梯，再比一次。

# %% [markdown] tags=["lang-en"]
# Cash, profit and value created part. Cash counts what came in. Profit counts a sale on delivery, less the loss to be expected and the capital that bills tie up. Value created adds what customers and deals are worth more or less than before <kbd>assumed</kbd>. To sell less on credit is good for cash at once, while value drains away.
#
# **Start with this move:** put payment terms to nothing. Look at cash first, then at value created. Then take the firm ladder and compare again.

# %%
CreditPanel(company, whole=True)

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：由台账做账龄分析表；坏账准备和坏账的代价；一套带来更多现金、不赶走客户、也不损失价值的政策，在没人见过的情境中检验。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: an aging report from a ledger; the allowance, and what a bad debt costs; a policy that brings cash, keeps the customers and loses no value, judged on worlds nobody has seen.

# %%
Exercise("12")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, your two guesses.

# %%
GuessReveal("12", "sales", 50 / 0.05)

# %%
GuessReveal("12", "move", race.best)

# %% [markdown] tags=["lang-zh"]
# **课程主张** 应收账款是利润的来源，坏账要用净利润率去补 <kbd>课程</kbd>。**在这里** 早付的折扣动的是大多数人，催收动的只是少数；多一个收款人，要先有没人打的电话才值得 <kbd>假设</kbd>。语气和满意度之间的数值是我们定的，可以在下面展开、更改。
#
# **有争议：** 强硬是否有效，各行各业不同，别把这里的数字当成规律 <kbd>有争议</kbd>。
#
# **催收的底线：** 不骚扰，不公开羞辱，不找亲属；只说真实的后果；每次联系都留记录。更多见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# **The course claims** that receivables are a source of profit, and that a bad debt is made up by net margin <kbd>course</kbd>. **Here** a discount moves the many and dunning the few; one more collector needs calls that nobody makes today <kbd>assumed</kbd>. What a tone costs in satisfaction is our own number: open the list below and change it.
#
# **Contested:** whether pressure works differs from trade to trade; take no law from these figures <kbd>contested</kbd>.
#
# **Limits of collection:** no harassment, no public shaming, no relatives; true consequences only; a record of every contact. More in [Ethics and law](14_ethics.ipynb).

# %% tags=["open"]
Assumptions(market)

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 按到期日做一张账龄分析表，从逾期两三个月的那一段打起。
# 2. 每张大额发票，到期前确认单据齐全。
# 3. 每个电话以日期和金额结束，当天写下来。
# 4. 查一查最老的几笔，诉讼时效还有多久；拿不准就问律师。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Make an aging report by due date, and begin to call in the bucket two to three months overdue.
# 2. For every large invoice, see before the due date that the papers are complete.
# 3. End each call with a date and an amount, and write them down the same day.
# 4. For the oldest bills, find out when the limitation period ends; if unsure, ask a lawyer.
#
# ## Words of this unit

# %%
Together(Glossary("12"), PrintSheet("collection"))
