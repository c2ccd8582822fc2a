// One line above the output: how many clips, how long, what is missing.
import { about, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

const hint = (message: RegExp | string, type: 'info' | 'warning') => ({
	message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
	type,
	location: 'outputPane',
});

test('a run says how many clips are done and how long it took', async () => {
	const run = await upscale(fal(), ['1', '2']);
	expect(run.hints(NODE)).toEqual([
		hint(/^2 clips done in \d+ s\. fal publishes no price for Video Upscaler\.$/, 'info'),
	]);
});

test('a run with clips that were not made warns', async () => {
	fal().outcome({ match: about('2'), result: { statusCode: 422, body: { detail: 'Sorry' } } });
	const run = await upscale(fal(), ['1', '2'], { onError });
	const message = /^1 clip done in \d+ s\. 1 item failed; see fal\.error\. fal publishes/;
	expect(run.hints(NODE)).toEqual([hint(message, 'warning')]);
});

test('Submit Only reminds of the request IDs', async () => {
	const run = await upscale(fal(), ['1', '2'], { parameters: { waitMode: 'submit' } });
	const message = /^2 clips submitted; keep each fal\.requestId\. fal publishes/;
	expect(run.hints(NODE)).toEqual([hint(message, 'info')]);
});

test('with an Error output, the hint says that the reason is there', async () => {
	fal().outcome({ match: about('2'), result: { statusCode: 422, body: { detail: 'Sorry' } } });
	const run = await upscale(fal(), ['1', '2'], { onError: 'continueErrorOutput' });
	const [{ message }] = run.hints(NODE);
	expect(message).toContain('1 item failed; the Error output has the reason in error.message');
	expect(run.items(NODE, 1)[0].json).toHaveProperty('error.message');
});

test('what an item warns of is a yellow line of its own, once for all that share it', async () => {
	// The addresses lead nowhere, so that no file can be looked at.
	const run = await upscale(fal(), ['1', '2'], { sourceCheck: 'standard' });
	const warnings = run.items(NODE).map(({ json }) => (json.fal as { warnings: string[] }).warnings);
	expect(warnings.map((some) => some.length)).toEqual([1, 1]);
	const [done, warned] = run.hints(NODE);
	expect(done).toEqual(hint(/^2 clips done/, 'info'));
	expect(warned.type).toBe('warning');
	for (const [sentence] of warnings) expect(warned.message).toContain(sentence);
});

test('a run without items hints at nothing', async () => {
	const run = await upscale(fal(), []);
	expect(run.hints(NODE)).toEqual([]);
});
