// Input that cannot be sent costs nothing: one sentence that names field and item, before any request.
import { badInputs } from './badInputs';
import { clipUrl, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE, runVideoNode } from '../videoRun';

const fal = useLocalFal();

test.each(badInputs)('$node refuses $what: $message', async (bad) => {
	const { node, parameters, field, message, hint } = bad;
	const onError = 'continueRegularOutput';
	const run = await runVideoNode(fal(), { node, parameters, onError, items: [{}, {}] });
	expect(falErrors(run)[1]).toEqual({
		type: 'invalid_input',
		message: `${message} (item 2)`,
		field,
		hint: [hint, 'Nothing was bought.'].filter(Boolean).join(' '),
		retryable: false,
		mayBeCharged: false,
	});
	expect(fal().exchanges).toEqual([]);
});

test('a single item is not numbered', async () => {
	const run = await upscale(fal(), [''], { parameters: { video_url: '' } });
	expect(run.error?.message).toBe('Video is empty');
	expect(run.error?.description).toBe('Nothing was bought.');
});

const clips = ['1', '2', 'third', '4', '5'];
const parameters = { scale: '={{ $json.clip === "third" ? 9 : 2 }}' };

test('with Stop Workflow one bad item of five stops the run before anything is sent', async () => {
	const run = await upscale(fal(), clips, { parameters });
	expect(run.error?.message).toBe('Scale is "9"; it takes a number from 1 to 8 (item 3)');
	expect(run.error?.description).toBe('Nothing was bought.');
	expect(fal().exchanges).toEqual([]);
});

test('with Stop Workflow two bad items of five are both named', async () => {
	const two = { scale: '={{ ["2", "third"].includes($json.clip) ? 9 : 2 }}' };
	const run = await upscale(fal(), clips, { parameters: two });
	const says = (item: number) => `Scale is "9"; it takes a number from 1 to 8 (item ${item})`;
	expect(run.error?.message).toBe('Nothing was bought: 2 of 5 items have to be mended first');
	expect(run.error?.description).toBe(`${says(2)}.\n${says(3)}.`);
	expect(fal().exchanges).toEqual([]);
});

test('with Continue the other four are bought', async () => {
	const run = await upscale(fal(), clips, { parameters, onError: 'continueRegularOutput' });
	const states = ['done', 'done', 'failed', 'done', 'done'];
	expect(falKeys(run).map(({ state }) => state)).toEqual(states);
	const bought = fal().purchases.map(({ input }) => input.video_url);
	expect([...bought].sort()).toEqual(['1', '2', '4', '5'].map(clipUrl));
});

test('an expression that n8n cannot read costs nothing either', async () => {
	const broken = { scale: '={{ $("Nowhere").item.json.scale }}' };
	const onError = 'continueRegularOutput';
	const run = await upscale(fal(), ['1'], { parameters: broken, onError });
	expect(run.items(NODE)).toHaveLength(1);
	expect(falErrors(run)).toMatchObject([
		{ type: 'invalid_input', hint: 'Check the expressions. Nothing was bought.' },
	]);
	expect(fal().exchanges).toEqual([]);
});

test('all that cannot be read of an item is told at once, each with its remedy', async () => {
	const png = 'https://example.com/a.png';
	const run = await runVideoNode(fal(), {
		node: 'klingEdit',
		parameters: {
			prompt: '',
			image_urls: { image2: { __rl: true, mode: 'url', value: png } },
			keep_audio: 'maybe',
		},
	});
	const gap =
		'@Image1 is empty, but a later one is filled in: fal counts without gaps: move the later ones up, and their names in the prompt.';
	expect(run.error?.message).toBe(
		'Keep Audio is "maybe"; it takes true or false. @Image1 is empty, but a later one is filled in. Video is empty. Prompt is empty',
	);
	expect(run.error?.description).toContain(gap);
	expect(fal().exchanges).toEqual([]);
});

test('Video is empty says which expression gives nothing', async () => {
	const video_url = { __rl: true, mode: 'url', value: '={{ $json.link }}' };
	const run = await runVideoNode(fal(), { node: 'upscale', parameters: { video_url } });
	expect(run.error?.message).toBe('Video is empty: its expression {{ $json.link }} gives nothing');
});

test('Video is empty says that the item carries a file', async () => {
	const file = { data: 'AAAA', mimeType: 'video/mp4', fileName: 'ok5.mp4', fileSize: '3.2 MB' };
	const inputItems = [{ json: {}, binary: { Your_clip: file } }];
	const empty = await runVideoNode(fal(), { node: 'upscale', parameters: {}, inputItems });
	expect(empty.error?.message).toBe(
		'Video is empty, but the item has "Your_clip" (ok5.mp4, 3.2 MB)',
	);
	// Switched to Binary, the field means data until a name is filled in.
	for (const value of ['data', '']) {
		const video_url = { __rl: true, mode: 'binary', value };
		const parameters = { video_url };
		const wrong = await runVideoNode(fal(), { node: 'upscale', parameters, inputItems });
		expect(wrong.error?.message).toBe(
			'Video: the item has no binary field "data"; it has "Your_clip" (ok5.mp4, 3.2 MB)',
		);
	}
	expect(fal().exchanges).toEqual([]);
});
