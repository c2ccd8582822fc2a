// fal's signature, against keys and signatures made with node's own crypto.
import * as fc from 'fast-check';
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import {
	publicKeysOf,
	verifyCallback,
	type Callback,
} from '../../../nodes/shared/fal/webhookSignature';

const fals = generateKeyPairSync('ed25519');
const foreign = generateKeyPairSync('ed25519');
const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
const keys = publicKeysOf({
	keys: [foreign, fals].map(({ publicKey }) => jwk(publicKey)).slice(1),
});
const nowMs = 1_764_000_000_000;

interface Signed {
	requestId: string;
	userId: string;
	timestamp: string;
	body: Uint8Array;
	key?: KeyObject;
}

function signed({ requestId, userId, timestamp, body, key = fals.privateKey }: Signed): Callback {
	const digest = createHash('sha256').update(body).digest('hex');
	const message = Buffer.from(`${requestId}\n${userId}\n${timestamp}\n${digest}`, 'utf8');
	return {
		body,
		headers: {
			'X-Fal-Webhook-Request-Id': requestId,
			'X-Fal-Webhook-User-Id': userId,
			'X-Fal-Webhook-Timestamp': timestamp,
			'X-Fal-Webhook-Signature': sign(null, message, key).toString('hex'),
		},
	};
}

const secondsFromNow = (seconds: number) => String(nowMs / 1000 + seconds);
/** Printable, without space around it, as a header's value. */
const header = fc.stringMatching(/^[\x21-\x7e]{1,40}$/);
const anySigned = fc.record({
	requestId: header,
	userId: header,
	timestamp: fc.integer({ min: -300, max: 300 }).map(secondsFromNow),
	body: fc.uint8Array({ maxLength: 2000 }),
});
const example = {
	requestId: '764cabcf-b745-4b3e-ae38-1200304cf45b',
	userId: 'user_1',
	timestamp: secondsFromNow(0),
	body: Buffer.from('{"status":"OK"}'),
};

test('whatever fal signed in these five minutes is genuine, in any spelling of the headers', () => {
	fc.assert(
		fc.property(anySigned, fc.func(fc.boolean()), (given, upper) => {
			const { headers, body } = signed(given);
			const spelled = Object.entries(headers).map(([name, value]) => [
				[...name]
					.map((letter) => (upper(letter) ? letter.toUpperCase() : letter.toLowerCase()))
					.join(''),
				value,
			]);
			const callback = { headers: Object.fromEntries(spelled) as Callback['headers'], body };
			expect(verifyCallback(callback, keys, nowMs)).toEqual({
				is: 'genuine',
				requestId: given.requestId,
			});
		}),
	);
});

test('one changed byte of the body, or letter of a header, is forged', () => {
	fc.assert(
		fc.property(
			anySigned.filter(({ body }) => body.length > 0),
			fc.nat(),
			fc.integer({ min: 1, max: 255 }),
			fc.constantFrom('body', 'requestId', 'userId', 'timestamp'),
			(given, place, change, part) => {
				const { headers } = signed(given);
				const other = { ...given, body: Uint8Array.from(given.body) };
				if (part === 'body') other.body[place % other.body.length] ^= change;
				else if (part === 'timestamp') {
					const nearer = Number(given.timestamp) > nowMs / 1000 ? -1 : 1;
					other.timestamp = String(Number(given.timestamp) + nearer);
				} else other[part] = `${other[part]}x`;
				const { headers: changed } = signed(other);
				const signature = { 'X-Fal-Webhook-Signature': headers['X-Fal-Webhook-Signature'] };
				const callback = { headers: { ...changed, ...signature }, body: other.body };
				expect(verifyCallback(callback, keys, nowMs)).toEqual({ is: 'forged' });
			},
		),
	);
});

test.each([
	['another key', { key: foreign.privateKey }, 'forged'],
	['six minutes ago', { timestamp: secondsFromNow(-301) }, 'stale'],
	['in six minutes', { timestamp: secondsFromNow(301) }, 'stale'],
	['at the last second', { timestamp: secondsFromNow(-300) }, 'genuine'],
	['a time that is none', { timestamp: 'now' }, 'unsigned'],
	['a negative time', { timestamp: '-1764000000' }, 'unsigned'],
	['no request', { requestId: '' }, 'unsigned'],
])('%s', (_what, change, verdict) => {
	expect(verifyCallback(signed({ ...example, ...change }), keys, nowMs).is).toBe(verdict);
});

test('every key of the set counts, wherever it stands', () => {
	const others = [foreign, generateKeyPairSync('ed25519')].map(({ publicKey }) => jwk(publicKey));
	const set = publicKeysOf({ keys: [...others, jwk(fals.publicKey)] });
	expect(set).toHaveLength(3);
	expect(verifyCallback(signed(example), set, nowMs).is).toBe('genuine');
});

test('a signature of a wrong length, or none, or not in hex, is refused without an error', () => {
	const { headers, body } = signed(example);
	const whole = String(headers['X-Fal-Webhook-Signature']);
	const withSignature = (signature: unknown) =>
		verifyCallback(
			{ headers: { ...headers, 'X-Fal-Webhook-Signature': signature }, body },
			keys,
			nowMs,
		).is;
	expect(['', whole.slice(2), `${whole}00`, whole.slice(1)].map(withSignature)).toEqual(
		Array<string>(4).fill('forged'),
	);
	expect(['zz', [whole, whole]].map(withSignature)).toEqual(['unsigned', 'forged']);
	expect(withSignature(whole.toUpperCase())).toBe('genuine');
});

test('what is no key of this kind is left out of the set', () => {
	const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
	const sets = [null, 'no', {}, { keys: {} }, { keys: [null, { x: 5 }, { x: 'short' }, jwk(rsa)] }];
	expect(sets.map((set) => publicKeysOf(set).length)).toEqual([0, 0, 0, 0, 0]);
});
