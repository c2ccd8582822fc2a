// Every way out of the node carries what finds the request again: endpoint, id and three addresses.
import type { INode, NodeOperationError } from 'n8n-workflow';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { idOf } from './fiveItems';
import { retryOf } from '../retry';
import { about, falErrors, falKeys, upscale, useLocalFal, type FalKey } from '../setup';
import { NODE } from '../videoRun';
import type { WorkflowRun } from '../workflowRun';

const fal = useLocalFal({ concurrency: 5 });
beforeEach(() => useFakeClock());

const clips = ['1', '2', '3', 'fourth', '5'];
const refused = { detail: [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }] };

/** What every exit must say of the clip's request; nothing where none was bought. */
function found(clip: string) {
	const requestId = idOf(fal(), clip);
	const base = `https://queue.fal.run/fal-ai/video-upscaler/requests/${requestId}`;
	const urls = { statusUrl: `${base}/status`, responseUrl: base, cancelUrl: `${base}/cancel` };
	const none = { statusUrl: null, responseUrl: null, cancelUrl: null };
	return {
		endpointId: 'fal-ai/video-upscaler',
		requestId,
		...(requestId === null ? none : urls),
	};
}

/** The `fal` data of the stored execution's error, as n8n writes it. */
function storedContext({ run }: WorkflowRun): FalKey[] {
	const stored = JSON.parse(JSON.stringify(run.data.resultData.error)) as NodeOperationError;
	return stored.context.fal as FalKey[];
}

const fails: Array<[string, () => void]> = [
	[
		'is refused at submit',
		() =>
			fal().fault({
				on: 'submit',
				match: about('fourth'),
				answer: { statusCode: 422, body: refused },
			}),
	],
	[
		'gives no video',
		() => fal().outcome({ match: about('fourth'), result: { statusCode: 422, body: refused } }),
	],
	[
		'gets no answer',
		() => {
			fal().fault({ on: 'submit', match: about('fourth'), moment: 'after', answer: 'reset' });
			fal().fault({ on: 'history', times: Infinity, answer: 'close' });
		},
	],
	['is too late', () => fal().outcome({ match: about('fourth'), hold: 'run' })],
];

describe.each(fails)('when the fourth of five %s', (what, arrange) => {
	const run = async (onError?: INode['onError']) => {
		arrange();
		const options = { processingTimeout: 1, queueTimeout: 1 };
		return await skipWaiting(upscale(fal(), clips, { onError, parameters: { waiting: options } }));
	};
	// Nobody knows its id, and fal's books are not the node's.
	const known = (clip: string) =>
		clip === 'fourth' && what === 'gets no answer'
			? { endpointId: 'fal-ai/video-upscaler', requestId: null }
			: found(clip);

	test('the error’s stored context has all five', async () => {
		const ended = await run();
		expect(ended.status).toBe('error');
		expect(storedContext(ended)).toMatchObject(clips.map(known));
	});

	test('the error’s description names every request and ends with what it cost', async () => {
		const { error } = await run();
		const description = error?.description ?? '';
		for (const clip of clips) expect(description).toContain(known(clip).requestId ?? '');
		expect(description).toMatch(/(Nothing was bought|may have been charged)\.$/);
	});

	test('the items have all five where the workflow continues', async () => {
		const ended = await run('continueRegularOutput');
		expect(falKeys(ended)).toMatchObject(clips.map(known));
	});

	test('both branches together have all five', async () => {
		const ended = await run('continueErrorOutput');
		const failed = ended.items(NODE, 1).map(({ json }) => json.error);
		expect([...falKeys(ended), ...failed]).toMatchObject(['1', '2', '3', '5', 'fourth'].map(known));
	});
});

test('a request that is only submitted leaves with its addresses', async () => {
	const run = await upscale(fal(), ['1'], { parameters: { waitMode: 'submit' } });
	expect(falKeys(run)).toMatchObject([found('1')]);
});

test('a log that breaks after the order loses neither the request nor the truth about its cost', async () => {
	const silent = () => undefined;
	const logger = {
		error: silent,
		warn: silent,
		debug: silent,
		info: () => {
			throw new Error('The log is full');
		},
	};
	const onError = 'continueRegularOutput';
	const run = await skipWaiting(upscale(fal(), ['1'], { logger, onError }));
	expect(falKeys(run)).toMatchObject([found('1')]);
	expect(falErrors(run)).toMatchObject([{ type: 'unexpected', mayBeCharged: true }]);
});

test('a retry without its credential still names what was bought', async () => {
	fal().outcome({ hold: 'run' });
	const parameters = { waiting: { processingTimeout: 1 } };
	const failed = await skipWaiting(upscale(fal(), ['1'], { parameters }));
	const credentials = { apiKey: '', proxyUrl: '' };
	Object.defineProperty(credentials, 'apiKey', {
		get: () => {
			throw new Error('The credential is gone');
		},
		enumerable: true,
	});
	const again = { parameters, credentials, runExecutionData: retryOf(failed) };
	const run = await skipWaiting(upscale(fal(), ['1'], again));
	expect(run.error?.description).toBe(
		`Check the expressions. Request ${idOf(fal(), '1')} may have been charged.`,
	);
	expect(storedContext(run)).toMatchObject([found('1')]);
});
