// A first user's life over HTTP with LibreChat's own SDK.
//
//   node life.mjs BASE live STATE    lives it and writes what was acknowledged to the file STATE
//   node life.mjs BASE remember STATE  signs in again, checks that all of it is still there, and lives on
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createPayload, dataService, request } from 'librechat-data-provider';
import { base, headers, ROOT, sign } from './client.mjs';

const [mode, stateFile] = process.argv.slice(3);

/** The frames of a reply, to its end. */
async function* frames(streamId, resume) {
  const answer = await fetch(`${base}/api/agents/chat/stream/${streamId}${resume ? '?resume=true' : ''}`, {
    headers: headers(),
  });
  assert.equal(answer.status, 200, await (answer.ok ? '' : answer.text()));
  assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
  let text = '';
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
      const lines = text.slice(0, end).split('\n');
      const event = lines.find((line) => line.startsWith('event: '))?.slice(7);
      const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
      if (event === 'error') assert.fail(`the reply failed: ${data}`);
      if (event === 'message') yield JSON.parse(data);
    }
  }
}

const deltas = (frame) =>
  frame.event === 'on_message_delta' ? [frame.data.delta.content].flat().map((part) => part.text).join('') : '';
const spoken = (message) => (message.content ?? []).filter((part) => part.type === 'text').map((part) => part.text).join('');

async function begin(text, { conversationId = null, parentMessageId = ROOT, ...rest } = {}) {
  const endpoint = process.env.ENDPOINT ?? 'Demo';
  const model = process.env.MODEL ?? 'demo';
  const { server, payload } = createPayload({
    userMessage: { messageId: randomUUID(), parentMessageId, conversationId, text, sender: 'User', isCreatedByUser: true },
    conversation: { conversationId, endpoint, endpointType: 'custom', model },
    endpointOption: { endpoint, endpointType: 'custom', model },
    isTemporary: false,
    isRegenerate: false,
    isEdited: false,
    isContinued: false,
    ...rest,
  });
  const started = await request.post(server, { ...payload, clientRequestId: randomUUID() });
  assert.equal(started.status, 'started');
  assert.equal(started.streamId, started.conversationId);
  assert.ok(Number.isSafeInteger(started.generationCreatedAt));
  return started;
}

/** Says something and hears the whole reply; what streamed must be what was kept. */
async function say(text, place) {
  const started = await begin(text, place);
  let heard = '';
  for await (const frame of frames(started.streamId, false)) {
    heard += deltas(frame);
    if (frame.final) {
      assert.equal(spoken(frame.responseMessage), heard);
      assert.ok(heard.length > 0);
      return frame;
    }
  }
  assert.fail('the stream ended without a final frame');
}

/** Says something, leaves in mid-reply, comes back, and hears it to the end: nothing lost, nothing twice. */
async function sayAndReload(text, place) {
  const started = await begin(text, place);
  for await (const frame of frames(started.streamId, false)) {
    if (deltas(frame) !== '') break;
  }
  const status = await request.get(`/api/agents/chat/status/${started.conversationId}`);
  assert.equal(status.active, true);
  let heard = '';
  for await (const frame of frames(started.streamId, true)) {
    if (frame.sync) {
      heard = frame.resumeState.aggregatedContent.map((part) => part.text ?? '').join('');
      for (const missed of frame.pendingEvents) heard += deltas(missed);
    }
    heard += deltas(frame);
    if (frame.final) {
      assert.equal(spoken(frame.responseMessage), heard);
      return frame;
    }
  }
  assert.fail('the resumed stream ended without a final frame');
}

/** Elasticsearch starts beside the program: until it is there, a search is refused with 500. */
async function untilFound(word, conversationId) {
  let last = 'it is not among the hits';
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; ) {
    try {
      const hits = await dataService.listMessages({ search: word });
      if (hits.messages.some((hit) => hit.conversationId === conversationId)) return;
    } catch (refusal) {
      if (refusal.response?.status !== 500) throw refusal;
      last = refusal.message;
    }
    await new Promise((soon) => setTimeout(soon, 200));
  }
  assert.fail(`search did not find ${word}: ${last}`);
}

async function remember(state) {
  const { token: fresh } = await dataService.login({ email: state.email, password: state.password });
  sign(fresh);
  assert.equal((await dataService.getUser()).email, state.email);
  for (const kept of state.conversations) {
    const messages = await dataService.getMessagesByConvoId(kept.conversationId);
    for (const message of kept.messages) {
      const found = messages.find((candidate) => candidate.messageId === message.messageId);
      assert.ok(found, `message ${message.messageId} is missing`);
      assert.equal(found.text || spoken(found), message.text);
    }
    const conversation = await dataService.getConversationById(kept.conversationId);
    if (kept.title !== undefined) assert.equal(conversation.title, kept.title);
    assert.equal(Boolean(conversation.isArchived), kept.archived);
  }
}

async function live(state) {
  const word = `heliotrope${Date.now()}`;
  const first = await say(`Tell me about ${word}.`);
  const { conversationId } = first.conversation;
  const second = await sayAndReload('Please write 300 words.', {
    conversationId,
    parentMessageId: first.responseMessage.messageId,
  });
  const title = `Renamed ${word}`;
  await dataService.updateConversation({ conversationId, title });
  assert.equal((await dataService.getConversationById(conversationId)).title, title);
  const listed = await dataService.listConversations({});
  assert.equal(listed.conversations[0].conversationId, conversationId);

  const other = await say('Something to put away.');
  await dataService.archiveConversation({ conversationId: other.conversation.conversationId, isArchived: true });

  const doomed = await say('Something to delete.');
  await dataService.deleteConversation({ conversationId: doomed.conversation.conversationId, source: 'button' });
  await assert.rejects(dataService.getConversationById(doomed.conversation.conversationId));

  await untilFound(word, conversationId);
  const pair = (frame) => [
    { messageId: frame.requestMessage.messageId, text: frame.requestMessage.text },
    { messageId: frame.responseMessage.messageId, text: spoken(frame.responseMessage) },
  ];
  state.conversations.push(
    { conversationId, title, archived: false, messages: [...pair(first), ...pair(second)] },
    { conversationId: other.conversation.conversationId, archived: true, messages: pair(other) },
  );
}

const config = await dataService.getStartupConfig();
let state;
// An installation without accounts lets its first person register, and nobody after that unless it is told to.
assert.equal(config.registrationEnabled, mode === 'live');
if (mode === 'live') {
  state = { email: `life-${Date.now()}@example.com`, password: 'Secret-pass-1', conversations: [] };
  await dataService.register({
    name: 'First User',
    username: '',
    email: state.email,
    password: state.password,
    confirm_password: state.password,
  });
  const signedIn = await dataService.login({ email: state.email, password: state.password });
  assert.equal(signedIn.user.role, 'ADMIN');
  sign(signedIn.token);
  sign((await request.refreshToken()).token);
} else {
  state = JSON.parse(readFileSync(stateFile, 'utf8'));
  await remember(state);
}
const endpoints = await dataService.getAIEndpoints();
assert.ok(endpoints[process.env.ENDPOINT ?? 'Demo']);
await live(state);
writeFileSync(stateFile, JSON.stringify(state));
await dataService.logout();
console.log(`lived: ${state.conversations.length} conversations acknowledged`);
