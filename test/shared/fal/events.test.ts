// fal's status stream, byte by byte: whatever the network cuts, the events stay the same.
import fc from 'fast-check';

import { EventError, readEvents } from '../../../nodes/shared/fal/events';

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

async function* asStream(chunks: Chunks): AsyncGenerator<Uint8Array> {
	yield* chunks;
}

async function eventsOf(chunks: Chunks, mostCharacters?: number): Promise<string[]> {
	const events: string[] = [];
	for await (const event of readEvents(asStream(chunks), mostCharacters)) events.push(event);
	return events;
}

const bytes = (text: string) => new TextEncoder().encode(text);

test.each<[string, string, string[]]>([
	['an event', 'data: {"status":"IN_QUEUE"}\n\n', ['{"status":"IN_QUEUE"}']],
	['two events', 'data: 1\n\ndata: 2\n\n', ['1', '2']],
	['lines that end in CRLF', 'data: 1\r\n\r\ndata: 2\r\n\r\n', ['1', '2']],
	['lines that end in CR', 'data: 1\r\rdata: 2\r\r', ['1', '2']],
	['a byte order mark', '\ufeffdata: 1\n\n', ['1']],
	['comments', ': ping\n\ndata: 1\n: between\ndata: 2\n\n: ping\n\n', ['1\n2']],
	['data of several lines', 'data: {\ndata: }\n\n', ['{\n}']],
	['data without a space', 'data:1\n\n', ['1']],
	['only the first space as no part of the data', 'data:  1\n\n', [' 1']],
	['empty data', 'data\n\ndata:\n\n', ['', '']],
	['names, ids and times to reconnect', 'event: x\nid: 7\nretry: 10\ndata: 1\n\n', ['1']],
	['no event where there is no data', 'event: x\n\n\n\n', []],
	['no field that only begins like data', 'database: 1\n\n', []],
	['no event that the end cuts off', 'data: 1\n\ndata: 2\n', ['1']],
	['nothing at all', '', []],
	['what is no event stream', '<html>\n\n<body>502</body>\n\n', []],
])('reads %s', async (_what, text, events) => {
	expect(await eventsOf([bytes(text)])).toEqual(events);
	expect(await eventsOf([...bytes(text)].map((byte) => Uint8Array.of(byte)))).toEqual(events);
});

test('an event is told before the stream goes on', async () => {
	async function* endless(): AsyncGenerator<Uint8Array> {
		yield bytes('data: 1\r\n\r');
		await new Promise(() => undefined);
	}
	expect(await readEvents(endless()).next()).toEqual({ done: false, value: '1' });
});

test('1 MB of logs in one event is read, in chunks as they come from a socket', async () => {
	const event = JSON.stringify({ status: 'IN_PROGRESS', logs: ['x'.repeat(1024 * 1024)] });
	const whole = bytes(`data: ${event}\n\n`);
	const chunks = Array.from({ length: Math.ceil(whole.length / 16_384) }, (_chunk, index) =>
		whole.subarray(index * 16_384, (index + 1) * 16_384),
	);
	expect(await eventsOf(chunks)).toEqual([event]);
});

test.each<[string, string]>([
	['in one line', 'data: 123456789'],
	['in many lines', 'data: 1\n'.repeat(4)],
	['in comments', ': 1\n'.repeat(8)],
])('an event without an end is not kept for ever: %s', async (_what, text) => {
	await expect(eventsOf([bytes(text)], 12)).rejects.toThrow(EventError);
	expect(await eventsOf([bytes('data: 12345\n\n'), bytes('data: 67890\n\n')], 12)).toHaveLength(2);
});

test('many small events in one chunk are not one large event', async () => {
	expect(await eventsOf([bytes('data: 12345\n\n'.repeat(100))], 24)).toHaveLength(100);
});

test('what breaks the stream is thrown, after the events that came before', async () => {
	async function* broken(): AsyncGenerator<Uint8Array> {
		yield bytes('data: 1\n\ndata: 2');
		throw new Error('aborted');
	}
	const events = readEvents(broken());
	expect((await events.next()).value).toBe('1');
	await expect(events.next()).rejects.toThrow('aborted');
});

test('whoever stops reading ends the stream', async () => {
	let ended = false;
	async function* endless(): AsyncGenerator<Uint8Array> {
		try {
			for (;;) yield bytes('data: 1\n\n');
		} finally {
			ended = true;
		}
	}
	for await (const event of readEvents(endless())) {
		expect(event).toBe('1');
		break;
	}
	expect(ended).toBe(true);
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !/[\r\n]/.test(one));
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const noise = fc.oneof(
	text.map((comment) => `:${comment}`),
	fc.constantFrom('event: status', 'id: 1', 'retry: 500', 'unknown', 'datum: 1'),
);
const event = fc.record({
	lines: fc.array(text, { minLength: 1, maxLength: 4 }),
	before: fc.array(noise, { maxLength: 2 }),
	end: lineEnd,
});
const stream = fc.record({
	mark: fc.constantFrom('', '\ufeff'),
	events: fc.array(event, { maxLength: 5 }),
	cutOff: fc.constantFrom('', 'data: never told'),
	cuts: fc.array(fc.nat(), { maxLength: 12 }),
});

test('any cutting of the bytes gives the same events', async () => {
	await fc.assert(
		fc.asyncProperty(stream, async ({ mark, events, cutOff, cuts }) => {
			const written = events.map(({ lines, before, end }) =>
				[...before, ...lines.map((line) => `data: ${line}`), '', ''].join(end),
			);
			const whole = bytes(mark + written.join('') + cutOff);
			const places = cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b);
			const chunks = [0, ...places].map((from, index) =>
				whole.subarray(from, places[index] ?? whole.length),
			);
			expect(await eventsOf(chunks)).toEqual(events.map(({ lines }) => lines.join('\n')));
		}),
		{ numRuns: 500 },
	);
});
