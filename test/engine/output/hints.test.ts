// One line above the output: how many clips, how long, what is missing.
import { about, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

const hint = (message: RegExp, type: 'info' | 'warning') => ({
	message: expect.stringMatching(message) as string,
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
	const message = /^1 clip done in \d+ s\. 1 clip not made; see fal\.error\. fal publishes/;
	expect(run.hints(NODE)).toEqual([hint(message, 'warning')]);
});

test('Submit Only reminds of the request IDs', async () => {
	const run = await upscale(fal(), ['1', '2'], { parameters: { waitMode: 'submit' } });
	const message = /^2 clips submitted; keep each fal\.requestId\. fal publishes/;
	expect(run.hints(NODE)).toEqual([hint(message, 'info')]);
});

test('a run without items hints at nothing', async () => {
	const run = await upscale(fal(), []);
	expect(run.hints(NODE)).toEqual([]);
});
