"""Evaluates the exported escalation tables a second time, in plain Python, so that the Rust engine can be checked by `diff`.

    python oracle.py TABLES.json CASES.jsonl            one JSON line a case, as `foothold check --cases FILE --json` prints
    python oracle.py --expect TABLES.json CASES.jsonl   compare with the results written in the cases themselves
    python oracle.py --random N SEED TABLES.json        N random cases to feed to every engine

It shares no code with the engine, nor with prove.py: it was written from the meaning of the tables, so a slip in one of them shows.
"""
import json
import random
import sys

RANK = {"no": 0, "unanswered": 1, "not_sure": 2, "yes": 3}


class Oracle:
    def __init__(self, tables):
        self.t = tables
        self.level = {name: i for i, name in enumerate(tables["levels"])}
        self.lowest, self.emergency = tables["levels"][0], "EMERGENCY_NOW"
        self.signs = [s["sign"] for s in tables["signs"]]
        self.modifiers = [m["id"] for m in tables["modifiers"]]
        self.order = {a: i for i, a in enumerate(tables["action_order"])}
        self.groups = {}
        for s in tables["signs"]:
            for g in s["groups"]:
                self.groups.setdefault("@" + g, []).append(s["sign"])

    def answers(self, case):
        """Every input with its answer: signs not listed take `unlisted`; a modifier nobody spoke of is not answered."""
        rest = case.get("unlisted", "unanswered")
        a = {s: rest for s in self.signs} | {m: "unanswered" for m in self.modifiers}
        for name in case.get("modifiers", []):
            a[name] = "yes"
        for name, value in case.get("answers", {}).items():
            if name not in a or value not in RANK:
                raise SystemExit(f"{case['id']}: unknown answer {name}={value}")
            a[name] = value
        return a

    def names(self, listed):
        return [n for item in listed for n in (self.groups[item] if item.startswith("@") else [item])]

    def holds(self, expr, a):
        (op, arg), = expr.items()
        if op == "all":
            return all(self.holds(e, a) for e in arg)
        if op == "any":
            return any(self.holds(e, a) for e in arg)
        if op == "yes_count":
            return sum(a[n] == "yes" for n in self.names(arg["of"])) >= arg["min"]
        wanted = {"yes_any": ("yes",), "not_sure_any": ("not_sure",), "possible_any": ("yes", "not_sure")}[op]
        return any(a[n] in wanted for n in self.names(arg))

    def fired(self, a):
        """(rule id, level, playbook, extra actions) of every rule that fires."""
        rules = []
        for s in self.t["signs"]:
            if a[s["sign"]] == "yes":
                rules.append(("S." + s["sign"], s["yes"], s["playbook"], s["extra_actions"]))
            if a[s["sign"]] == "not_sure":
                rules.append(("U." + s["sign"], s["not_sure"], s["playbook"], s["extra_actions"]))
        for c in self.t["combinations"]:
            if self.holds(c["expr"], a):
                rules.append((c["id"], c["level"], c["playbook"], []))
        # Context signs ("they refuse care", "I am tired") can never raise a level, so leaving them out hides no danger.
        asked = [s for s in self.t["signs"] if s["yes"] != self.lowest]
        for m in self.t["missing"]:
            if m["screen"] == "all":
                continue
            if any(a[s["sign"]] == "unanswered" for s in asked if s["screen"] == m["screen"]):
                rules.append((m["id"], m["level"], m["playbook"], []))
        above = any(self.level[r[1]] > 0 for r in rules)
        for m in self.t["missing"]:
            if m["screen"] == "all" and not above and not any(a[s["sign"]] == "unanswered" for s in asked):
                rules.append((m["id"], m["level"], m["playbook"], []))
        return rules

    def evaluate(self, case):
        a = self.answers(case)
        fired = self.fired(a)
        level = max((r[1] for r in fired), key=self.level.get, default=self.lowest)
        top = [r for r in fired if r[1] == level]
        missing = {m["id"] for m in self.t["missing"] if m["screen"] != "all"}
        return {
            "id": case["id"],
            "level": level,
            "incomplete": any(r[0] in missing for r in fired),
            "rules": sorted(r[0] for r in top),
            "actions": self.actions(a, fired, level, top),
        }

    def actions(self, a, fired, level, top):
        # In an emergency only emergency steps are shown: nobody reads a list of appointments beside someone who does not breathe.
        shown = top if level == self.emergency else fired
        chosen = set()
        for _, rule_level, playbook, extra in shown:
            chosen |= set(self.t["playbooks"][f"{playbook}|{rule_level}"]["actions"]) | set(extra)
        firsts = []
        for x in self.t["exceptions"]:
            if self.applies(x, a, level, top, chosen):
                chosen = (chosen - set(x["removes"])) | set(x["adds"])
                firsts.append([x["first"]] if isinstance(x["first"], str) else x["first"])
        ordered = sorted(chosen, key=self.order.__getitem__)
        for first in firsts:
            moved = [f for f in first if f in ordered]
            ordered = moved + [x for x in ordered if x not in moved]
        return ordered

    def applies(self, x, a, level, top, chosen):
        return all([
            not x["levels"] or level in x["levels"],
            not x["if_playbook"] or any(r[2] in x["if_playbook"] for r in top),
            not x["only_playbook"] or (top and all(r[2] == x["only_playbook"] for r in top)),
            not x["only_rule"] or [r[0] for r in top] == [x["only_rule"]],
            not x["if_possible"] or any(a[n] in ("yes", "not_sure") for n in self.names(x["if_possible"])),
            not x["if_yes"] or any(a[n] == "yes" for n in self.names(x["if_yes"])),
            not x["with_action"] or x["with_action"] in chosen,
            not x["unless_action"] or x["unless_action"] not in chosen,
        ])


def random_cases(oracle, n, seed):
    """A mix, because each kind alone stays blind: dense answers always end in an emergency, sparse ones never reach a combination."""
    rng = random.Random(seed)
    signs = oracle.t["signs"]
    inputs = oracle.signs + oracle.modifiers
    pools = {level: [s["sign"] for s in signs if oracle.level[s["yes"]] <= oracle.level[level]] for level in oracle.t["levels"]}
    for i in range(n):
        kind = rng.choice(["sparse", "sparse", "level", "level", "level", "pair", "dense"])
        pool = oracle.signs
        if kind == "level":  # only signs up to one level, so that low results occur as often as emergencies
            pool = pools[rng.choice(oracle.t["levels"])]
        if kind == "pair":  # the inputs of one combination, most of them yes
            pool = sorted(mentioned(oracle, rng.choice(oracle.t["combinations"])["expr"]) & set(oracle.signs)) or oracle.signs
        size = rng.randint(len(pool) // 3, len(pool)) if kind == "dense" else rng.randint(0, min(6, len(pool)))
        weights = {"pair": [1, 1, 3, 12], "dense": [20, 2, 1, 1]}.get(kind, [2, 1, 4, 8])
        answers = {s: rng.choices(list(RANK), weights)[0] for s in rng.sample(pool, size)}
        modifiers = []
        for m in oracle.modifiers:
            where = rng.random()
            if where < 0.12:
                modifiers.append(m)
            elif where < 0.30:
                answers[m] = rng.choice(list(RANK))
        unlisted = rng.choices(["no", "unanswered", "not_sure"], [16, 3, 1])[0]
        assert set(answers) <= set(inputs)
        yield {"id": f"R{seed}-{i:05}", "who": rng.choice(["teen", "adult", "child"]), "answers": answers, "modifiers": modifiers, "unlisted": unlisted}


def mentioned(oracle, expr):
    (op, arg), = expr.items()
    if op in ("all", "any"):
        return set().union(*(mentioned(oracle, e) for e in arg))
    return set(oracle.names(arg["of"] if op == "yes_count" else arg))


def read_lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def expect(oracle, cases):
    failed = 0
    for case in cases:
        got = oracle.evaluate(case)
        for key, wanted in [("level", "expected_level"), ("incomplete", "incomplete"), ("rules", "expected_top_rules"), ("actions", "ordered_actions")]:
            want = sorted(case[wanted]) if key == "rules" else case[wanted]
            if got[key] != want:
                failed += 1
                print(f"{case['id']} {key}: {got[key]}\n    expected {want}")
    print(f"oracle: {len(cases)} cases, {failed} differences")
    return failed == 0


def main(args):
    if len(args) == 4 and args[0] == "--random":
        oracle = Oracle(json.load(open(args[3], encoding="utf-8")))
        for case in random_cases(oracle, int(args[1]), int(args[2])):
            print(json.dumps(case))
        return 0
    compare = args[:1] == ["--expect"]
    args = args[1:] if compare else args
    if len(args) != 2:
        print(__doc__)
        return 2
    oracle = Oracle(json.load(open(args[0], encoding="utf-8")))
    cases = read_lines(args[1])
    if compare:
        return 0 if expect(oracle, cases) else 1
    for case in cases:
        print(json.dumps(oracle.evaluate(case), separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
