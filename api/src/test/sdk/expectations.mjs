// What an answer of the API looks like, and which functions of the SDK were asked for one.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { dataService } from 'librechat-data-provider';
import { lastStatus } from './client.mjs';

const asked = new Set();
const surprises = [];

export const maybe = (pattern) => ({ maybe: pattern });
export const anything = () => true;
export const ID = /^[0-9a-f]{24}$/;
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A pattern is a type, an expression, a test, a list of one pattern, an object of patterns, or the value itself. */
export function looksLike(pattern, value, place) {
  if (pattern === String || pattern === Number || pattern === Boolean) {
    assert.equal(typeof value, pattern.name.toLowerCase(), `${place} is ${inspect(value, { depth: 1 })}`);
  } else if (pattern instanceof RegExp) {
    assert.match(String(value), pattern, place);
  } else if (typeof pattern === 'function') {
    assert.ok(pattern(value), `${place} is ${inspect(value, { depth: 1 })}`);
  } else if (Array.isArray(pattern)) {
    assert.ok(Array.isArray(value), `${place} is no list but ${inspect(value, { depth: 1 })}`);
    if (pattern.length === 0) assert.equal(value.length, 0, place);
    else assert.ok(value.length > 0, `${place} is empty`);
    value.forEach((one, index) => looksLike(pattern[0], one, `${place}[${index}]`));
  } else if (pattern !== null && typeof pattern === 'object') {
    assert.ok(value !== null && typeof value === 'object', `${place} is ${inspect(value, { depth: 1 })}`);
    for (const [name, expected] of Object.entries(pattern)) {
      if (expected?.maybe === undefined) looksLike(expected, value[name], `${place}.${name}`);
      else if (value[name] !== undefined && value[name] !== null) looksLike(expected.maybe, value[name], `${place}.${name}`);
    }
  } else {
    assert.equal(value, pattern, place);
  }
}

/** Goes on after a surprise, so that one tour tells all of them. */
export async function step(work) {
  try {
    return await work();
  } catch (surprise) {
    surprises.push(surprise instanceof assert.AssertionError ? surprise.message : surprise.stack);
    return undefined;
  }
}

/** Calls the function and gives its answer, which has this status and looks like this. */
export async function ask(name, status, pattern, ...args) {
  asked.add(name);
  const answer = await step(() => dataService[name](...args).catch((refusal) => {
    throw new assert.AssertionError({
      message: `${name} was refused: ${refusal.response?.status} ${JSON.stringify(refusal.response?.data ?? refusal.message)}`,
    });
  }));
  await step(() => {
    assert.equal(lastStatus(), status, `${name} answered ${lastStatus()}`);
    looksLike(pattern, answer, name);
  });
  return answer;
}

/** Calls the function, which is refused with this status and body. */
export async function isRefused(name, status, pattern, ...args) {
  asked.add(name);
  await step(async () => {
    const refusal = await dataService[name](...args).then(
      () => assert.fail(`${name} was not refused`),
      (error) => error.response ?? assert.fail(`${name}: ${error.message}`),
    );
    assert.equal(refusal.status, status, `${name} was refused with ${refusal.status} ${JSON.stringify(refusal.data)}`);
    looksLike(pattern, refusal.data, name);
  });
}

/** Every function of the SDK was asked, or is listed with the reason why not; none is both. */
export function nothingIsLeftOut(reasons) {
  assert.deepEqual(surprises, []);
  const functions = Object.keys(dataService).filter((name) => typeof dataService[name] === 'function');
  const excused = Object.values(reasons).flat();
  assert.deepEqual(excused.filter((name) => asked.has(name)), [], 'asked in spite of a reason against it');
  assert.deepEqual(excused.filter((name) => !functions.includes(name)), [], 'no longer functions of the SDK');
  assert.deepEqual(functions.filter((name) => !asked.has(name) && !excused.includes(name)), [], 'neither asked nor excused');
  return { asked: asked.size, excused: excused.length };
}
