// Turns a story's scenarios, past and troubles into what the local fal is told to do.
import type { Answer, Exchange, Fault, JsonObject, LocalFal, Outcome } from '../emulator/types';
import { scenarioOf } from './clips';
import type { Scenario, FaultKind, Story, Trouble } from './story';

/** The address of the video that fal makes of the clip. */
export function videoUrl(scenario: Scenario): string {
	return `https://v3.fal.media/files/${scenario}.mp4`;
}

const json = (statusCode: number, body: object, headers?: Record<string, string>): Answer => ({
	statusCode,
	body,
	headers,
});
const page: Answer = {
	statusCode: 502,
	body: '<html><body>502 Bad Gateway</body></html>',
	headers: { 'content-type': 'text/html' },
};
const tooLarge = { detail: [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }] };
const broken = { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] };

/** Longer than any call's time limit. */
const STALL_MS = 400_000;
const noItems = json(200, { items: [], has_more: false, next_cursor: null });

type Effect = Pick<Fault, 'moment' | 'answer' | 'delayMs'>;

const effects: Readonly<Record<Exclude<FaultKind, 'answer of another order' | 'lock'>, Effect>> = {
	'reset before': { answer: 'reset' },
	'reset after': { answer: 'reset', moment: 'after' },
	'close before': { answer: 'close' },
	'close after': { answer: 'close', moment: 'after' },
	truncated: { answer: 'truncated', moment: 'after' },
	'page before': { answer: page },
	'page after': { answer: page, moment: 'after' },
	'edge: page of 403': { answer: { ...page, statusCode: 403 } },
	'edge: page of 403 after': { answer: { ...page, statusCode: 403 }, moment: 'after' },
	'edge: page of 404': { answer: { ...page, statusCode: 404 } },
	'edge: page of 200': { answer: { ...page, statusCode: 200 } },
	'edge: empty 403': { answer: { ...page, statusCode: 403, body: '' } },
	'500 after': { answer: json(500, { detail: 'Internal Server Error' }), moment: 'after' },
	'503 before': { answer: json(503, { detail: 'Unavailable' }, { 'retry-after': '2' }) },
	'503 after': { answer: json(503, { detail: 'Unavailable' }), moment: 'after' },
	'504 before': { answer: { ...page, statusCode: 504 } },
	'429': { answer: json(429, { detail: 'Too many requests' }, { 'retry-after': '3' }) },
	'403': { answer: json(403, { detail: 'Forbidden' }) },
	'404': { answer: json(404, { status: 'NOT_FOUND' }) },
	'422': { answer: json(422, tooLarge) },
	delay: { delayMs: 20_000 },
	'stall before': { answer: 'close', delayMs: STALL_MS },
	'stall after': { answer: 'close', delayMs: STALL_MS, moment: 'after' },
	'stale: queued': { answer: json(202, { status: 'IN_QUEUE', queue_position: 2 }) },
	'stale: running': { answer: json(202, { status: 'IN_PROGRESS' }), moment: 'after' },
	'stale: completed': { answer: json(200, { status: 'COMPLETED' }) },
	'stuck: running': { answer: json(202, { status: 'IN_PROGRESS' }), moment: 'after' },
	'stale: early': { answer: json(400, { detail: 'Request is still in progress' }) },
	'stale: ended': { answer: json(400, { status: 'ALREADY_COMPLETED' }), moment: 'after' },
	'stale: empty': { answer: noItems },
	'endless: one page': { answer: json(200, { items: [], has_more: true, next_cursor: 'Mg==' }) },
	'endless: empty cursor': { answer: json(200, { items: [], has_more: true, next_cursor: '' }) },
	'used up': { answer: json(410, { detail: 'This link has been used' }) },
	'stream: silent': { answer: 'mute' },
	'stream: silenced': { answer: 'hushed' },
	'stream: cut': { answer: 'broken' },
	'stream: buffered': { answer: 'buffered' },
	'stream: endless': { answer: 'endless' },
	'stream: malformed': { answer: 'garbled' },
	'stream: slow': { answer: 'lagging', delayMs: 20_000 },
	'stream: completed': { answer: 'early' },
	'stream: foreign': { answer: 'foreign' },
	'stream: wordy': { answer: 'wordy' },
};

const outcomes: Readonly<Partial<Record<Scenario, Outcome>>> = {
	slow: { statusReads: 6 },
	timed: { seconds: 40 },
	long: { seconds: 90 },
	oddBody: { result: json(200, { video: { url: videoUrl('oddBody') }, error: 'none at all' }) },
	brokenOnce: { result: json(500, broken), times: 1 },
	brokenAlways: { result: json(500, broken) },
	refused: { result: json(422, tooLarge) },
	noVideo: { result: json(200, { video: null, error: 'filtered' }) },
	waitsForever: { hold: 'queue' },
	runsForever: { hold: 'run' },
	stubborn: { hold: 'run', ignoresCancel: true },
};

export function arrange(fal: LocalFal, story: Story): void {
	const isOf = (scenario: Scenario) => (input: JsonObject) =>
		scenarioOf(input.video_url) === scenario;
	for (const scenario of new Set(story.items)) {
		const made: Outcome = { result: json(200, { video: { url: videoUrl(scenario) } }) };
		fal.outcome({ ...made, ...outcomes[scenario], match: isOf(scenario) });
		// For the second order of brokenOnce.
		fal.outcome({ ...made, match: isOf(scenario) });
	}
	const aheadMs = aheadMsOf(story);
	fal.clock(() => Date.now() + aheadMs);
	const { hidden: hidePayloads, ...settings } = story.history;
	fal.history({ ...settings, hidePayloads });
	for (const trouble of story.troubles) prepare(fal, trouble);
}

/** How far fal's clock is ahead of this machine's. */
export function aheadMsOf({ falAheadMinutes }: Story): number {
	return falAheadMinutes * 60_000;
}

function prepare(fal: LocalFal, { on, fault, skip, times }: Trouble): void {
	if (fault !== 'lock' && fault !== 'answer of another order') {
		const often = fault.startsWith('stuck') || fault === 'used up' ? Infinity : times;
		fal.fault({ on, skip, times: often, ...effects[fault] });
		return;
	}
	let seen = 0;
	const happens = fault === 'lock' ? () => fal.lock() : misname(fal);
	const match = (): boolean => {
		seen += 1;
		if (seen > skip && seen <= skip + times) happens();
		return false;
	};
	fal.fault({ on, times: Infinity, match });
}

/** Gives the order that just came in the answer of an earlier one. */
function misname(fal: LocalFal): () => void {
	const misnamed = new Set<Exchange>();
	return () => {
		const exchange = fal.exchanges.at(-1);
		if (exchange === undefined) return;
		const answer = earlierAnswer(fal, exchange, misnamed);
		if (answer === null) return;
		misnamed.add(exchange);
		fal.fault({ on: 'submit', moment: 'after', answer });
	};
}

/** fal's answer to an order of the same execution that learned its own id some time ago. */
function earlierAnswer(
	fal: LocalFal,
	{ headers: { authorization }, atMs }: Exchange,
	misnamed: ReadonlySet<Exchange>,
): Answer | null {
	const answered = fal.exchanges.filter(
		(one) => one.operation === 'submit' && one.statusCode === 200 && !misnamed.has(one),
	);
	const earlier = fal.purchases.find(
		({ requestId, sentAtMs, headers }) =>
			headers.authorization === authorization &&
			sentAtMs < atMs &&
			answered.some((one) => one.requestId === requestId),
	);
	return earlier === undefined
		? null
		: json(200, { status: 'IN_QUEUE', request_id: earlier.requestId, queue_position: 0 });
}
