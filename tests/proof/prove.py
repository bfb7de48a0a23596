"""Proves laws of the escalation tables over every possible answer set (4 answers to each sign and modifier), not over a sample.

    pip install z3-solver
    python prove.py TABLES.json               every law; one line each, exit 1 if one is broken
    python prove.py --mutants N TABLES.json   the first N known ways to spoil the tables: the law made for it must break

A law is the question "is there an answer set that breaks it?". Unsatisfiable means proved; otherwise the answer set is shown.
The laws name signs, playbooks and actions in plain text instead of reading the tables' own groups, or a wrong table would
prove itself right. TABLES.json is what `foothold-content export-tables` prints.
"""
import copy
import json
import sys
import time

import z3

ANSWERS = ["no", "unanswered", "not_sure", "yes"]  # rising caution
E, U = "EMERGENCY_NOW", "URGENT_TODAY"
ABSENT = ["missing_minor", "missing_adult", "alone_unreachable"]
IN_HAND = ["means_in_hand", "weapon_self", "weapon_present"]
LEAVE_FIRST = ["violence", "abuse"]
REACHES_HELP = ["EMERGENCY", "988", "988_FOR_YOU", "OWN_CLINICIAN", "DOCTOR_TODAY", "ED", "ED_NOW", "CHILDHELP", "DV", "POISON"]
NEVER_MATTERS = ["protective", "veteran", "lgbtq"]


def Or(xs):
    return z3.Or(*xs)


def And(xs):
    return z3.And(*xs)


def first_of(exception):
    """The actions it moves to the front: none, one or a list."""
    first = exception["first"]
    return [first] if first and isinstance(first, str) else list(first)


class Rule:
    def __init__(self, id, level, playbook, extra, fires, missing=False):
        self.id, self.level, self.playbook, self.extra, self.fires, self.missing = id, level, playbook, extra, fires, missing


class World:
    """One answer set and everything the tables make of it, as formulas.

    An answer is two bits: high = possible (not sure or yes), low = the worse one of each half. So every bit pattern is an answer
    and the solver needs no range constraints; with integers the same questions take minutes.
    """

    def __init__(self, tables, tag, same_as=None, except_for=()):
        self.t = tables
        self.levels = tables["levels"]
        self.groups = {}
        for s in tables["signs"]:
            for g in s["groups"]:
                self.groups.setdefault("@" + g, []).append(s["sign"])
        self.bits = {}
        for name in inputs(tables):
            if same_as is not None and name not in except_for:
                self.bits[name] = same_as.bits[name]
            else:
                self.bits[name] = (z3.Bool(f"{tag}.{name}.high"), z3.Bool(f"{tag}.{name}.low"))
        # Each rule, exception and action gets a name of its own, defined once: many laws then share one small formula.
        self.defined, self.tag = [], tag
        self.rules = self.build_rules()
        self.by_level = {l: self.define(f"at.{l}", self.is_level(l)) for l in self.levels}
        self.has, self.first = {}, {}

    def define(self, name, formula):
        b = z3.Bool(f"{self.tag}:{name}")
        self.defined.append(b == formula)
        return b

    # answers
    def is_(self, name, answer):
        high, low = self.bits[name]
        want = ANSWERS.index(answer)
        return And([high if want & 2 else z3.Not(high), low if want & 1 else z3.Not(low)])

    def possible(self, name):
        return self.bits[name][0]

    def not_below(self, other, name):
        """This world's answer is at least the other's."""
        (h, l), (oh, ol) = self.bits[name], other.bits[name]
        return z3.And(z3.Implies(oh, h), z3.Implies(z3.And(ol, z3.Not(l)), z3.And(h, z3.Not(oh))))

    def same(self, other, name):
        return And([mine == its for mine, its in zip(self.bits[name], other.bits[name])])

    def names(self, listed):
        return [n for item in listed for n in (self.groups[item] if item.startswith("@") else [item])]

    def holds(self, expr):
        (op, arg), = expr.items()
        if op == "all":
            return And([self.holds(e) for e in arg])
        if op == "any":
            return Or([self.holds(e) for e in arg])
        if op == "yes_count":
            return z3.AtLeast(*[self.is_(n, "yes") for n in self.names(arg["of"])], arg["min"])
        if op == "possible_any":
            return Or([self.possible(n) for n in self.names(arg)])
        return Or([self.is_(n, {"yes_any": "yes", "not_sure_any": "not_sure"}[op]) for n in self.names(arg)])

    # rules and level
    def build_rules(self):
        rules = []

        def rule(id, level, playbook, extra, formula, missing=False):
            rules.append(Rule(id, level, playbook, extra, self.define(id, formula), missing))

        for s in self.t["signs"]:
            rule("S." + s["sign"], s["yes"], s["playbook"], s["extra_actions"], self.is_(s["sign"], "yes"))
            rule("U." + s["sign"], s["not_sure"], s["playbook"], s["extra_actions"], self.is_(s["sign"], "not_sure"))
        for c in self.t["combinations"]:
            rule(c["id"], c["level"], c["playbook"], [], self.holds(c["expr"]))
        asked = [s for s in self.t["signs"] if s["yes"] != self.levels[0]]
        self.open_items = {}
        for screen in (1, 2, 3):
            items = [self.is_(s["sign"], "unanswered") for s in asked if s["screen"] == screen]
            self.open_items[screen] = self.define(f"open.{screen}", Or(items))
        everything = Or(self.open_items.values())
        for m in self.t["missing"]:
            if m["screen"] != "all":
                rule(m["id"], m["level"], m["playbook"], [], self.open_items[m["screen"]], missing=True)
        above = Or([r.fires for r in rules if r.level != self.levels[0]])
        for m in self.t["missing"]:
            if m["screen"] == "all":
                rule(m["id"], m["level"], m["playbook"], [], z3.And(z3.Not(everything), z3.Not(above)))
        return rules

    def at_least(self, level):
        i = self.levels.index(level)
        return z3.BoolVal(True) if i == 0 else Or([r.fires for r in self.rules if self.levels.index(r.level) >= i])

    def is_level(self, level):
        i = self.levels.index(level)
        higher = [r.fires for r in self.rules if self.levels.index(r.level) > i]
        return z3.And(self.at_least(level), z3.Not(Or(higher)))

    def below(self, level):
        return z3.Not(self.at_least(level))

    def top(self, rule):
        """The rule fires at the level of the result."""
        return z3.And(rule.fires, self.by_level[rule.level])

    def tops(self, wanted):
        return Or([self.top(r) for r in self.rules if wanted(r)])

    # actions
    def build_actions(self):
        if self.has:
            return
        emergency = self.by_level[E]
        order = self.t["action_order"]
        has = {}
        for a in order:
            giving = []
            for r in self.rules:
                if a in r.extra or a in self.t["playbooks"][f"{r.playbook}|{r.level}"]["actions"]:
                    giving.append(r.fires if r.level == E else z3.And(r.fires, z3.Not(emergency)))
            has[a] = self.define(f"merged.{a}", Or(giving))
        applied = []
        for x in self.t["exceptions"]:
            on = self.define("applies." + x["id"], self.applies(x, has))
            for a in x["removes"]:
                has[a] = self.define(f"{x['id']}.without.{a}", z3.And(has[a], z3.Not(on)))
            for a in x["adds"]:
                has[a] = self.define(f"{x['id']}.with.{a}", z3.Or(has[a], on))
            applied += [(on, a) for a in reversed(first_of(x))]
        self.has = has
        # Who is in front: the last move to the front wins; without one the fixed order decides.
        moved_later = z3.BoolVal(False)
        self.first = {a: [] for a in order}
        for on, a in reversed(applied):
            moves = z3.And(on, has[a])
            self.first[a].append(z3.And(moves, z3.Not(moved_later)))
            moved_later = z3.Or(moves, moved_later)
        for i, a in enumerate(order):
            self.first[a].append(And([has[a], z3.Not(moved_later)] + [z3.Not(has[b]) for b in order[:i]]))
        self.first = {a: self.define(f"first.{a}", Or(ways)) for a, ways in self.first.items()}

    def applies(self, x, has):
        conditions = []
        if x["levels"]:
            conditions.append(Or([self.by_level[l] for l in x["levels"]]))
        if x["if_playbook"]:
            conditions.append(self.tops(lambda r: r.playbook in x["if_playbook"]))
        if x["only_playbook"]:
            conditions.append(self.tops(lambda r: True))
            conditions.append(z3.Not(self.tops(lambda r: r.playbook != x["only_playbook"])))
        if x["only_rule"]:
            conditions.append(self.tops(lambda r: r.id == x["only_rule"]))
            conditions.append(z3.Not(self.tops(lambda r: r.id != x["only_rule"])))
        if x["if_possible"]:
            conditions.append(Or([self.possible(n) for n in self.names(x["if_possible"])]))
        if x["if_yes"]:
            conditions.append(Or([self.is_(n, "yes") for n in self.names(x["if_yes"])]))
        if x["with_action"]:
            conditions.append(has[x["with_action"]])
        if x["unless_action"]:
            conditions.append(z3.Not(has[x["unless_action"]]))
        return And(conditions)

    def show(self, model):
        """The answers of a counterexample, one text; the commonest answer is not listed."""
        value = {}
        for name, (h, l) in self.bits.items():
            bit = lambda b: 1 if z3.is_true(model.eval(b, model_completion=True)) else 0
            value[name] = ANSWERS[2 * bit(h) + bit(l)]
        rest = max(ANSWERS, key=list(value.values()).count)
        listed = ", ".join(f"{n}={v}" for n, v in value.items() if v != rest)
        return f"{listed or 'nothing else'}; all others {rest}", value


def inputs(tables):
    return [s["sign"] for s in tables["signs"]] + [m["id"] for m in tables["modifiers"]]


class Prover:
    def __init__(self, tables):
        self.t = tables
        self.solver = z3.SolverFor("QF_FD")
        self.known = {}
        self.a = World(tables, "a")
        self.danger = [s["sign"] for s in tables["signs"] if s["screen"] in (1, 2)]

    def sat(self, formula, worlds, wishes):
        """An answer set for which the formula holds, or None. One solver for all laws, so that what it learned stays.
        Wishes make a counterexample short enough to read: each is kept if the rest can still be had."""
        for w in worlds:
            done = self.known.get(w.tag, 0)
            self.solver.add(w.defined[done:])
            self.known[w.tag] = len(w.defined)
        before = self.solver.num_scopes()
        model = self.try_with(formula)
        if model is not None:
            for wish in wishes:
                model = self.try_with(wish) or model
        self.solver.pop(self.solver.num_scopes() - before)
        return model

    def try_with(self, formula):
        """Adds the formula if the solver can still be satisfied with it, and returns the answer set."""
        self.solver.push()
        self.solver.add(formula)
        found = self.solver.check()
        if found == z3.unknown:
            raise SystemExit("the solver gave up: " + self.solver.reason_unknown())
        if found == z3.sat:
            return self.solver.model()
        self.solver.pop()
        return None

    def all_no(self):
        return [self.a.is_(n, "no") for n in self.a.bits]

    def counterexample(self, formula):
        model = self.sat(formula, [self.a], self.all_no())
        return None if model is None else self.a.show(model)[0]

    def acts(self):
        self.a.build_actions()
        return self.a

    # Laws of the level. Each gives None, or the words that show how it is broken.
    def tables_fit(self):
        """No rule may name a playbook, level or action that does not exist: the other laws would read nothing into the gap."""
        levels, order = self.t["levels"], self.t["action_order"]
        if any(s["screen"] not in (1, 2, 3) for s in self.t["signs"]):
            return "a sign is on no screen"
        for r in self.a.rules:
            if r.level not in levels or f"{r.playbook}|{r.level}" not in self.t["playbooks"]:
                return f"{r.id}: no playbook {r.playbook}|{r.level}"
        used = [a for p in self.t["playbooks"].values() for a in p["actions"]] + [a for r in self.a.rules for a in r.extra]
        used += [a for x in self.t["exceptions"] for a in x["removes"] + x["adds"] + first_of(x)]
        unknown = set(used) - set(order)
        if unknown or len(set(order)) != len(order):
            return f"not in the action order, or twice: {sorted(unknown)}"
        named = ABSENT + IN_HAND + NEVER_MATTERS
        lost = [n for n in named if n not in self.a.bits] + [p for p in LEAVE_FIRST if f"{p}|{E}" not in self.t["playbooks"]]
        lost += [a for a in REACHES_HELP if a not in order]
        return f"a law names what the tables lack: {lost}" if lost else None

    def monotone(self):
        """Compares every two answer sets of which one is nowhere lower; that holds exactly if no single step ever lowers."""
        b = World(self.t, "b")
        unchanged = [b.same(self.a, n) for n in self.a.bits]
        nowhere_lower = [b.not_below(self.a, n) for n in self.a.bits]
        for level in self.t["levels"][1:]:
            model = self.sat(And(nowhere_lower + [self.a.at_least(level), b.below(level)]), [self.a, b], unchanged + self.all_no())
            if model is not None:
                low, high = self.a.show(model)[1], b.show(model)[1]
                return f"{level} is lost on raising " + ", ".join(f"{n}: {low[n]} to {high[n]}" for n in low if low[n] != high[n]) + "; before: " + self.a.show(model)[0]
        return None

    def unanswered_danger(self):
        return self.counterexample(And([Or([self.a.is_(n, "unanswered") for n in self.danger]), self.a.below(U)]))

    def not_sure_danger(self):
        return self.counterexample(And([Or([self.a.is_(n, "not_sure") for n in self.danger]), self.a.below(U)]))

    def screen_one(self):
        now = [s["sign"] for s in self.t["signs"] if s["screen"] == 1]
        return self.counterexample(And([Or([self.a.is_(n, "yes") for n in now]), self.a.below(E)]))

    def lowest(self):
        return self.counterexample(And([self.a.by_level[self.t["levels"][0]], Or([z3.Not(self.a.is_(n, "no")) for n in self.danger])]))

    def never_matters(self):
        c = World(self.t, "c", same_as=self.a, except_for=NEVER_MATTERS)
        for level in self.t["levels"][1:]:
            model = self.sat(z3.And(self.a.at_least(level), c.below(level)), [self.a, c], self.all_no())
            if model is not None:
                return self.a.show(model)[0]
        return None

    def explained(self):
        return self.counterexample(z3.Not(self.a.tops(lambda r: True)))

    # Laws of the actions.
    def incomplete_shown(self):
        w = self.acts()
        return self.counterexample(And([Or(w.open_items.values()), w.below(E), z3.Not(w.has["INCOMPLETE"])]))

    def leave_first(self):
        w = self.acts()
        leave = Or([w.top(r) for r in w.rules if r.level == E and r.playbook in LEAVE_FIRST])
        return self.counterexample(And([leave, Or([w.has["STAY"], z3.Not(w.has["GET_SAFE"]), z3.Not(w.first["GET_SAFE"])])]))

    def absent_no_stay(self):
        w = self.acts()
        return self.counterexample(And([Or([w.possible(n) for n in ABSENT]), w.has["STAY"]]))

    def in_hand(self):
        w = self.acts()
        away = Or([w.has["KEEP_DISTANCE"], w.has["GET_SAFE"]])
        return self.counterexample(And([Or([w.possible(n) for n in IN_HAND]), Or([w.has["REMOVE_MEANS"], z3.Not(away)])]))

    def gun(self):
        w = self.acts()
        excused = Or([w.has["GET_SAFE"]] + [w.possible(n) for n in IN_HAND])
        return self.counterexample(And([w.possible("firearm_unsecured"), z3.Not(w.has["REMOVE_MEANS"]), z3.Not(excused)]))

    def poison_first(self):
        w = self.acts()
        return self.counterexample(And([w.first["POISON"], w.tops(lambda r: r.id != "S.ingestion_accidental")]))

    def ed_first(self):
        w = self.acts()
        return self.counterexample(And([w.first["ED_NOW"], w.tops(lambda r: r.playbook != "suicide_assess")]))

    def ask_direct(self):
        w = self.acts()
        return self.counterexample(And([w.below(U), z3.Not(w.has["ASK_DIRECT"])]))

    def emergency_call(self):
        w = self.acts()
        return self.counterexample(And([w.by_level[E], z3.Not(w.has["EMERGENCY"])]))

    def emergency_lead(self):
        w = self.acts()
        leads = Or([w.first[a] for a in ("EMERGENCY", "GET_SAFE", "POISON", "ED_NOW")])
        return self.counterexample(And([w.by_level[E], z3.Not(leads)]))

    def reaches_help(self):
        w = self.acts()
        return self.counterexample(And([w.at_least(U), z3.Not(Or([w.has[a] for a in REACHES_HELP]))]))


LAWS = {
    "fit": ("every rule has its playbook, and every action its place in the order", Prover.tables_fit),
    "monotone": ("no answer, raised on any background, lowers the level", Prover.monotone),
    "unanswered": ("an unanswered danger item gives at least URGENT_TODAY", Prover.unanswered_danger),
    "not_sure": ("not sure about a danger item gives at least URGENT_TODAY", Prover.not_sure_danger),
    "screen_one": ("any yes on screen 1 gives EMERGENCY_NOW", Prover.screen_one),
    "lowest": ("the lowest level needs every danger item answered no", Prover.lowest),
    "never_matters": ("protective facts, service and LGBTQ+ never change the level", Prover.never_matters),
    "explained": ("every result has a rule that explains its level", Prover.explained),
    "incomplete": ("below EMERGENCY_NOW, anything unanswered shows INCOMPLETE", Prover.incomplete_shown),
    "leave": ("violence or abuse now: no STAY, and GET_SAFE is first", Prover.leave_first),
    "absent": ("someone absent or out of reach may be meant: no STAY", Prover.absent_no_stay),
    "in_hand": ("means may be in hand: no REMOVE_MEANS, but KEEP_DISTANCE or GET_SAFE", Prover.in_hand),
    "gun": ("a gun may be in reach: REMOVE_MEANS, unless leaving or distance comes first", Prover.gun),
    "poison": ("POISON is first only if a mistaken dose is the only reason", Prover.poison_first),
    "ed": ("ED_NOW is first only if every reason is an attempt nobody has assessed", Prover.ed_first),
    "ask": ("every result below URGENT_TODAY holds ASK_DIRECT", Prover.ask_direct),
    "call": ("every EMERGENCY_NOW result holds EMERGENCY", Prover.emergency_call),
    "lead": ("every EMERGENCY_NOW result starts with EMERGENCY, GET_SAFE, POISON or ED_NOW", Prover.emergency_lead),
    "help": ("every result from URGENT_TODAY up reaches a line or a doctor", Prover.reaches_help),
}


# Known ways to spoil the tables: what is done, how, and the law that must break. Any other law would show less: that the
# spoiled table is noticed, not that this law has teeth.
def row(tables, part, key, id):
    for r in tables[part]:
        if r[key] == id:
            return r
    raise KeyError(f"{part} has no {id}")


def sign(name, **changes):
    return lambda t: row(t, "signs", "sign", name).update(changes)


def missing(id, **changes):
    return lambda t: row(t, "missing", "id", id).update(changes)


def exception(id, **changes):
    return lambda t: row(t, "exceptions", "id", id).update(changes)


def drop(part, id):
    return lambda t: t[part].remove(row(t, part, "id", id))


def add_combination(level, expr, playbook):
    return lambda t: t["combinations"].append({"id": "C99", "level": level, "expr": expr, "playbook": playbook})


def without_action(playbook, action):
    return lambda t: t["playbooks"][playbook]["actions"].remove(action)


def unsure_soon(t):
    row(t, "signs", "sign", "threat_person")["not_sure"] = "SOON"
    t["playbooks"]["violence|SOON"] = t["playbooks"]["soon|SOON"]


def misread(t):
    """C02 asks for a sure suicidal sign; now it asks for an unsure one, so that a yes takes the emergency away."""
    def change(e):
        (op, arg), = list(e.items())
        if op in ("all", "any"):
            for x in arg:
                change(x)
        elif op == "yes_any":
            e["not_sure_any"] = e.pop("yes_any")
    before = copy.deepcopy(t)
    change(row(t, "combinations", "id", "C02")["expr"])
    if t == before:
        raise KeyError("C02 has no yes_any")


MUTANTS = [
    ("swap yes and not sure of hopeless", sign("hopeless", yes="SOON", not_sure="FIRM"), "monotone"),
    ("a yes on screen 1 gives only URGENT_TODAY", sign("catatonic", yes=U), "screen_one"),
    ("not sure on screen 2 gives only SOON", unsure_soon, "not_sure"),
    ("drop M02", drop("missing", "M02"), "unanswered"),
    ("C02 reads not sure where it should read yes", misread, "monotone"),
    ("delete X02", drop("exceptions", "X02"), "leave"),
    ("delete X03", drop("exceptions", "X03"), "absent"),
    ("delete X04", drop("exceptions", "X04"), "in_hand"),
    ("X06 for any emergency", exception("X06", only_rule=""), "poison"),
    ("delete X08", drop("exceptions", "X08"), "ask"),
    ("a combination on not sure alone", add_combination(E, {"not_sure_any": ["death_talk"]}, "suicide"), "monotone"),
    ("a protective fact raises", add_combination("FIRM", {"yes_any": ["protective"]}, "firm"), "never_matters"),
    ("service raises, together with a sign", add_combination("FIRM", {"all": [{"yes_any": ["veteran"]}, {"yes_any": ["isolation"]}]}, "firm"), "never_matters"),
    ("delete X01", drop("exceptions", "X01"), "gun"),
    ("delete X05", drop("exceptions", "X05"), "in_hand"),
    ("X07 for any emergency", exception("X07", only_playbook=""), "ed"),
    ("X08 forgets SOON", exception("X08", levels=["KEEP_TALKING", "FIRM"]), "ask"),
    ("X03 knows only missing children", exception("X03", if_possible=["missing_minor"]), "absent"),
    ("M01 gives only SOON", missing("M01", level="SOON"), "unanswered"),
    ("drop M03", drop("missing", "M03"), "incomplete"),
    ("drop B01", drop("missing", "B01"), "explained"),
    ("no call in the missing-adult emergency", without_action(f"missing_adult|{E}", "EMERGENCY"), "call"),
    ("nobody to reach for a caregiver in danger", without_action(f"self988|{U}", "988_FOR_YOU"), "help"),
    ("a playbook that does not exist", sign("plan", playbook="plan"), "fit"),
]


def mutants(tables, n):
    if n > len(MUTANTS):
        raise SystemExit(f"only {len(MUTANTS)} mutants are known")
    caught = 0
    for what, spoil, law in MUTANTS[:n]:
        t = copy.deepcopy(tables)
        try:
            spoil(t)
        except (KeyError, ValueError) as gone:
            print(f"missed  {what}: it no longer fits the tables ({gone})")
            continue
        prover = Prover(t)
        broken = None
        if law == "fit" or prover.tables_fit() is None:
            broken = LAWS[law][1](prover)
        caught += broken is not None
        print(f"{'missed' if broken is None else 'caught'}  {what}: {LAWS[law][0]}")
    print(f"{n} mutants, {caught} caught")
    return caught == n


def prove(tables):
    prover, failed = Prover(tables), 0
    for text, law in LAWS.values():
        start = time.time()
        broken = law(prover)
        failed += broken is not None
        print(f"{'proved' if broken is None else 'BROKEN'}  {text}  ({time.time() - start:.1f} s)")
        if broken is not None:
            print("        " + broken)
            if law is Prover.tables_fit:
                break
    print(f"answers to {len(prover.a.bits)} inputs: 4^{len(prover.a.bits)} sets")
    print(f"proofs: {len(LAWS) - failed} passed, {failed} failed")
    return failed == 0


def main(args):
    if len(args) == 3 and args[0] == "--mutants":
        return mutants(json.load(open(args[2], encoding="utf-8")), int(args[1]))
    if len(args) != 1:
        raise SystemExit(__doc__)
    return prove(json.load(open(args[0], encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
