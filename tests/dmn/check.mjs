// Runs an exported DMN model with an engine that is not ours and compares each case with what our engine said.
//
//     npm ci && node check.mjs MODEL.dmn CASES.jsonl EXPECTED.jsonl
//
// dmn-moddle reads the file, feelin evaluates its expressions; this script only follows the requirements between decisions and
// the COLLECT hit policy. It knows no rule, sign or level of Foothold: only the four names of the results it reads. README.md
// describes the model's shape. Any warning, of the reader or of an expression, fails the run: other engines may stop there.

import fs from 'node:fs';
import { DmnModdle } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';

const ANSWERS = ['no', 'unanswered', 'not_sure', 'yes'];

function stop(reason) {
  throw new Error(reason);
}

function lines(path) {
  return fs.readFileSync(path, 'utf8').split('\n').filter(line => line.trim()).map(line => JSON.parse(line));
}

// An expression, made a FEEL function of the names it uses: feelin then parses it once, not once a case (10,000 cases: 7 s, not 120).
class Expression {
  constructor(text, visible, where) {
    const words = new Set(text.replace(/"[^"]*"/g, '').match(/[A-Za-z_]\w*/g));
    this.text = text;
    this.where = where;
    this.names = visible.filter(name => words.has(name));
    const { value, warnings } = evaluate(`function(${this.names.join(', ')}) ${text}`);
    this.body = value;
    this.warnings = warnings; // grows when a call warns
  }

  value(context) {
    const value = this.body.invoke(this.names.map(name => context[name]));
    if (this.warnings.length) stop(`${this.where}: ${this.text}: ${this.warnings[0].message}`);
    if (value === null || value === undefined) stop(`${this.where}: ${this.text}: it has no value`);
    return value;
  }
}

// A cell of a rule. Few texts and few values: each pair is asked once.
class Test {
  constructor(text, where) {
    this.text = text;
    this.where = where;
    this.known = new Map();
  }

  holds(value) {
    if (!this.known.has(value)) {
      const result = unaryTest(this.text, { '?': value });
      if (result.warnings.length) stop(`${this.where}: ${this.text}: ${result.warnings[0].message}`);
      this.known.set(value, result.value === true);
    }
    return this.known.get(value);
  }
}

// A decision sees what it declares as a requirement and nothing else; a name it forgot to declare is a warning above.
class Decision {
  constructor(element) {
    this.name = element.name;
    this.needs = (element.informationRequirement || []).map(r => (r.requiredInput || r.requiredDecision).href.slice(1));
    this.logic = element.decisionLogic;
  }

  prepare(nameOf) {
    const visible = this.needs.map(id => nameOf.get(id) ?? stop(`${this.name} requires ${id}, which does not exist`));
    if (this.logic?.$type === 'dmn:LiteralExpression') {
      this.literal = new Expression(this.logic.text, visible, this.name);
    } else if (this.logic?.$type === 'dmn:DecisionTable') {
      this.prepareTable(this.logic, visible);
    } else {
      stop(`${this.name} is neither a decision table nor a literal expression`);
    }
  }

  prepareTable(table, visible) {
    if (table.hitPolicy !== 'COLLECT' || table.aggregation) stop(`${this.name}: the hit policy must be COLLECT without aggregation`);
    this.columns = table.input.map(input => new Expression(input.inputExpression.text, visible, `${this.name} ${input.id}`));
    const outputs = table.output.map(output => output.name);
    const tests = new Map();
    this.rules = table.rule.map(rule => {
      if (rule.inputEntry.length !== this.columns.length || rule.outputEntry.length !== outputs.length) {
        stop(`${this.name} ${rule.id}: the number of cells is not the number of columns`);
      }
      const cells = [];
      rule.inputEntry.forEach((entry, column) => {
        if (entry.text.trim() === '-') return;
        if (!tests.has(entry.text)) tests.set(entry.text, new Test(entry.text, `${this.name} ${entry.id}`));
        cells.push([column, tests.get(entry.text)]);
      });
      const result = rule.outputEntry.map((entry, i) => [outputs[i], new Expression(entry.text, [], `${this.name} ${entry.id}`).value({})]);
      return { cells, result: Object.fromEntries(result) };
    });
  }

  decide(context) {
    if (this.literal) return this.literal.value(context);
    const values = this.columns.map(column => column.value(context));
    return this.rules.filter(rule => rule.cells.every(([column, test]) => test.holds(values[column]))).map(rule => rule.result);
  }
}

async function readModel(path) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(fs.readFileSync(path, 'utf8'), 'dmn:Definitions');
  if (warnings.length) stop(`${path}: ${warnings.map(w => w.message).join('\n')}`);
  const elements = rootElement.drgElement;
  const nameOf = new Map(elements.map(e => [e.id, e.name]));
  if (new Set(nameOf.values()).size !== elements.length) stop(`${path}: two elements have one id or one name`);
  const inputs = elements.filter(e => e.$type === 'dmn:InputData').map(e => e.name);
  const waiting = elements.filter(e => e.$type === 'dmn:Decision').map(e => new Decision(e));
  for (const name of ['signs', 'level', 'top_rules', 'incomplete']) {
    if (!waiting.some(d => d.name === name)) stop(`${path}: there is no decision ${name}`);
  }
  const decisions = [];
  const done = new Set(elements.filter(e => e.$type === 'dmn:InputData').map(e => e.id));
  while (waiting.length) {
    const next = waiting.findIndex(d => d.needs.every(id => done.has(id)));
    if (next < 0) stop(`${path}: ${waiting[0].name} requires itself or something missing`);
    const [decision] = waiting.splice(next, 1);
    decision.prepare(nameOf);
    done.add(elements.find(e => e.name === decision.name).id);
    decisions.push(decision);
  }
  return { inputs, decisions };
}

// Every sign takes `unlisted` unless it is listed. A modifier is listed or not answered: nobody ticks "none of these" for it.
function answers(test, inputs, signs) {
  const context = {};
  for (const name of inputs) context[name] = signs.has(name) ? test.unlisted ?? 'unanswered' : 'unanswered';
  for (const name of test.modifiers ?? []) context[name] = 'yes';
  Object.assign(context, test.answers);
  for (const [name, answer] of Object.entries(context)) {
    if (!inputs.includes(name) || !ANSWERS.includes(answer)) stop(`${test.id}: unknown answer ${name}=${answer}`);
  }
  return context;
}

async function main(modelPath, casesPath, expectedPath) {
  if (!expectedPath) stop('node check.mjs MODEL.dmn CASES.jsonl EXPECTED.jsonl');
  const { inputs, decisions } = await readModel(modelPath);
  const signs = new Set(decisions.find(d => d.name === 'signs').columns.map(column => column.text));
  const expected = new Map(lines(expectedPath).map(result => [result.id, result]));
  const tests = lines(casesPath);
  if (!tests.length) stop('there are no cases');
  let failed = 0;
  for (const test of tests) {
    const context = answers(test, inputs, signs);
    for (const decision of decisions) context[decision.name] = decision.decide(context);
    const got = JSON.stringify([context.level, context.incomplete, [...context.top_rules].sort()]);
    const want = expected.get(test.id);
    const wanted = want && JSON.stringify([want.level, want.incomplete, [...want.rules].sort()]);
    if (got !== wanted) {
      failed += 1;
      if (failed <= 20) console.log(`${test.id}: the model says ${got}, expected ${wanted ?? 'a result, but there is none'}`);
    }
  }
  console.log(`dmn: ${tests.length - failed} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

process.exit(await main(...process.argv.slice(2)).catch(error => { console.error(error.message); return 1; }));
