// Runs an exported DMN model with an engine that is not ours and compares each case with what our engine said.
//
//     npm ci && node check.mjs MODEL.dmn CASES.jsonl EXPECTED.jsonl
//
// dmn-moddle reads the file, feelin evaluates its expressions; this script only follows the requirements between decisions and
// the COLLECT hit policy. It knows no rule, sign or level of Foothold: only the four names of the results it reads. README.md
// describes the model's shape. Any warning, of the reader or of an expression, fails the run: other engines may stop there.

import fs from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { DmnModdle } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';

const ANSWERS = ['no', 'unanswered', 'not_sure', 'yes'];

function stop(reason) {
  throw new Error(reason);
}

function lines(path) {
  return fs.readFileSync(path, 'utf8').split('\n').filter(line => line.trim()).map(line => JSON.parse(line));
}

// An expression with the names it uses. A result depends on those values only, so each is computed once: 10,000 cases hold the
// same few answers again and again.
class Expression {
  constructor(text, visible, where, run = evaluate) {
    const words = new Set(text.replace(/"[^"]*"/g, '').match(/[A-Za-z_]\w*/g));
    this.text = text;
    this.where = where;
    this.run = run;
    this.names = visible.filter(name => words.has(name));
    this.known = new Map();
  }

  value(context) {
    const given = Object.fromEntries(this.names.map(name => [name, context[name]]));
    const key = JSON.stringify(given);
    if (!this.known.has(key)) {
      const { value, warnings } = this.run(this.text, given);
      if (warnings.length) stop(`${this.where}: ${this.text}: ${warnings[0].message} ${key}`);
      this.known.set(key, value);
    }
    return this.known.get(key);
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
        if (!tests.has(entry.text)) {
          tests.set(entry.text, new Expression(entry.text, [], `${this.name} ${entry.id}`));
          tests.get(entry.text).names = ['?'];
          tests.get(entry.text).run = unaryTest;
        }
        cells.push([column, tests.get(entry.text)]);
      });
      const result = rule.outputEntry.map((entry, i) => [outputs[i], new Expression(entry.text, [], `${this.name} ${entry.id}`).value({})]);
      return { cells, result: Object.fromEntries(result) };
    });
  }

  decide(context) {
    if (this.literal) return this.literal.value(context);
    const values = this.columns.map(column => column.value(context));
    return this.rules.filter(rule => rule.cells.every(([column, test]) => test.value({ '?': values[column] }) === true)).map(rule => rule.result);
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
  for (const name of ['level', 'top_rules', 'incomplete']) {
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

async function check(share, shares) {
  const { inputs, decisions } = await readModel(modelPath);
  const signTable = decisions.find(d => d.name === 'signs') ?? stop('there is no decision signs');
  const signs = new Set(signTable.columns.map(column => column.text));
  const expected = new Map(lines(expectedPath).map(result => [result.id, result]));
  const tests = lines(casesPath).filter((_, i) => i % shares === share);
  const failures = [];
  for (const test of tests) {
    const context = answers(test, inputs, signs);
    for (const decision of decisions) context[decision.name] = decision.decide(context);
    const got = JSON.stringify([context.level, context.incomplete, [...context.top_rules].sort()]);
    const want = expected.get(test.id);
    const wanted = want && JSON.stringify([want.level, want.incomplete, [...want.rules].sort()]);
    if (got !== wanted) failures.push(`${test.id}: the model says ${got}, expected ${wanted ?? 'a result, but there is none'}`);
  }
  return { passed: tests.length - failures.length, failures };
}

// Each thread takes every n-th case: feelin parses an expression anew for each evaluation, and a core alone takes over a minute.
function inThreads(shares) {
  return Promise.all(Array.from({ length: shares }, (_, share) => new Promise((done, fail) => {
    const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), workerData: { share, shares } });
    worker.once('message', done).once('error', fail);
  })));
}

async function main() {
  if (!expectedPath) stop('node check.mjs MODEL.dmn CASES.jsonl EXPECTED.jsonl');
  const shares = lines(casesPath).length < 1000 ? 1 : Math.min(4, availableParallelism());
  const results = shares === 1 ? [await check(0, 1)] : await inThreads(shares);
  const passed = results.reduce((sum, r) => sum + r.passed, 0);
  const failures = results.flatMap(r => r.failures);
  if (passed + failures.length === 0) stop('there are no cases');
  failures.slice(0, 20).forEach(failure => console.log(failure));
  console.log(`dmn: ${passed} passed, ${failures.length} failed`);
  return failures.length ? 1 : 0;
}

const [modelPath, casesPath, expectedPath] = process.argv.slice(2);
if (isMainThread) {
  process.exit(await main().catch(error => { console.error(error.message); return 1; }));
} else {
  parentPort.postMessage(await check(workerData.share, workerData.shares));
}
