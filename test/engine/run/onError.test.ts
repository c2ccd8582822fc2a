// On Error: what five items become when the third fails, before, at and after its order.
import type { NodeOperationError } from 'n8n-workflow';

import {
	boughtClips,
	clips,
	detail,
	falNames,
	idOf,
	others,
	stages,
	stagesAfterTheCheck,
} from './fiveItems';
import { about, clipUrl, countOf, falKeys, upscale, useLocalFal, type FalKey } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal({ concurrency: 5 });
const internalError = { error: 'Sorry', error_type: 'internal_error' };

describe('Stop Workflow', () => {
	test.each(stagesAfterTheCheck)(
		'the others are waited for $stage, then one error names all',
		async ({ arrange, parameters, message, bought }) => {
			arrange?.(fal());
			const run = await upscale(fal(), clips, { parameters });
			expect(run.status).toBe('error');
			expect(run.error?.message).toBe(message);
			const requests = (run.error as NodeOperationError).context.fal as FalKey[];
			const named = requests.map(({ requestId, state }) => [requestId, state]);
			const states = ['done', 'done', 'failed', 'done', 'done'];
			expect(named).toEqual(clips.map((clip, index) => [idOf(fal(), clip), states[index]]));
			const rest = others.map(
				(clip) => `${idOf(fal(), clip)} (item ${clips.indexOf(clip) + 1}) is done`,
			);
			expect(run.error?.description).toContain(
				` Other requests: ${rest.join(', ')}. They may have been charged.`,
			);
			expect(run.error?.description).toContain(idOf(fal(), 'third') ?? 'Nothing was bought.');
			expect(boughtClips(fal())).toEqual(bought.map(clipUrl).sort());
		},
	);

	test.each([
		['says that a retry of the caller buys again', 'integrated' as const, true],
		['says nothing of a caller where there is none', 'trigger' as const, false],
	])('the error of a called workflow %s', async (_title, mode, said) => {
		fal().outcome({ match: about('third'), statusError: internalError });
		const { error } = await upscale(fal(), clips, { mode });
		expect(error?.description?.includes('if that is retried, it starts this one anew')).toBe(said);
		expect(error?.description).toMatch(/may have been charged\.$/i);
	});

	test('nothing is ordered when one is refused before', async () => {
		const [{ parameters, message }] = stages;
		const run = await upscale(fal(), clips, { parameters });
		expect([run.error?.message, fal().exchanges]).toEqual([message, []]);
	});
});

describe('Continue', () => {
	test.each(stages)(
		'five items leave in order, the third as failed $stage',
		async ({ arrange, parameters, message, bought }) => {
			arrange?.(fal());
			const run = await upscale(fal(), clips, { parameters, onError: 'continueRegularOutput' });
			expect(run.error).toBeUndefined();
			expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
				clips.map((_clip, item) => ({ item })),
			);
			expect(run.items(NODE).map(({ json, error }) => [json.error, error])).toEqual(
				clips.map(() => [undefined, undefined]),
			);
			const keys = falKeys(run);
			const third = { state: 'failed', error: { message } };
			expect(keys).toMatchObject(
				clips.map((clip) => ({
					requestId: idOf(fal(), clip),
					...(clip === 'third' ? third : { state: 'done', error: null }),
				})),
			);
			expect(keys.map((key) => Object.keys(key).sort())).toEqual(clips.map(() => falNames));
			expect(boughtClips(fal())).toEqual(bought.map(clipUrl).sort());
		},
	);
});

describe('Continue (using error output)', () => {
	test.each(stages)(
		'four videos leave by one branch, the third by the other $stage',
		async ({ arrange, parameters, message, bought }) => {
			arrange?.(fal());
			const run = await upscale(fal(), clips, { parameters, onError: 'continueErrorOutput' });
			expect(run.error).toBeUndefined();
			expect(falKeys(run).map(({ requestId, state }) => [requestId, state])).toEqual(
				others.map((clip) => [idOf(fal(), clip), 'done']),
			);
			const [item, ...more] = run.items(NODE, 1);
			expect(more).toEqual([]);
			const { error, ...beside } = item.json;
			expect(beside).toEqual({ clip: 'third', message });
			expect(error).toMatchObject({
				message,
				state: 'failed',
				requestId: idOf(fal(), 'third'),
				error: { message },
			});
			expect(Object.keys(error as object).sort()).toEqual([...falNames, 'message'].sort());
			expect(item.pairedItem).toEqual({ item: 2 });
			expect(boughtClips(fal())).toEqual(bought.map(clipUrl).sort());
		},
	);
});

describe('Retry On Fail, when the first item failed', () => {
	const retry = { retryOnFail: true, maxTries: 3 };
	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'orders nothing again with %s',
		async (onError) => {
			fal().outcome({ match: about('1'), result: { statusCode: 422, body: { detail } } });
			await upscale(fal(), ['1', '2'], { onError, ...retry });
			expect(countOf(fal(), 'submit')).toBe(2);
		},
	);
});
