// Fields of the input item travel with its clip, and never over what fal answered.
import { about, falErrors, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';
const more = { title: 'Sea', caption: 'At dawn', fal: 'mine', video: 'mine', error: 'mine' };

async function kept(parameters: Record<string, string>) {
	const items = [{ clip: 'sea', ...more }];
	const run = await upscale(fal(), ['sea'], { items, onError, parameters });
	return { run, json: run.items(NODE)[0]?.json };
}

test('none of them unless they are asked for', async () => {
	const { json } = await kept({});
	expect(Object.keys(json)).toEqual(['video', 'fal']);
});

test('all of them, behind the video and the fal key, which stay what they are', async () => {
	const { json } = await kept({ keepInputFields: 'all' });
	expect(Object.keys(json)).toEqual(['video', 'fal', 'clip', 'title', 'caption']);
	expect(json).toMatchObject({
		title: 'Sea',
		caption: 'At dawn',
		video: { url: expect.any(String) as string },
		fal: { state: 'done' },
	});
});

test('only the named ones', async () => {
	const { json } = await kept({ keepInputFields: 'named', fieldsToKeep: 'caption, missing' });
	expect(Object.keys(json)).toEqual(['video', 'fal', 'caption']);
});

test('a failed item keeps them too', async () => {
	fal().outcome({ match: about('sea'), result: { statusCode: 422, body: { detail: 'Sorry' } } });
	const { json } = await kept({ keepInputFields: 'named', fieldsToKeep: 'title' });
	expect(json).toMatchObject({ title: 'Sea', fal: { state: 'failed' } });
	expect(json).not.toHaveProperty('error');
});

test('with an Error output, the failed item has the title as n8n merges it in', async () => {
	fal().outcome({ match: about('sea'), result: { statusCode: 422, body: { detail: 'Sorry' } } });
	const parameters = { keepInputFields: 'all' };
	const items = [{ clip: 'sea', title: 'Sea' }];
	const run = await upscale(fal(), ['sea'], {
		items,
		parameters,
		onError: 'continueErrorOutput',
	});
	expect(run.items(NODE, 1)[0].json).toMatchObject({ title: 'Sea', message: expect.any(String) });
});

test.each([
	[{ keepInputFields: 'named' }, 'Fields to Keep is empty'],
	[
		{ keepInputFields: 'some' },
		'Keep Input Fields "some" is not offered; it takes none, all, named',
	],
])('%j is refused before anything is bought', async (parameters, message) => {
	const { run } = await kept(parameters as Record<string, string>);
	expect(falErrors(run)).toMatchObject([{ message }]);
	expect(fal().purchases).toEqual([]);
});

test('the fal key says first how it went, and the addresses last', async () => {
	const { json } = await kept({});
	const keys = Object.keys(json.fal as object);
	expect(keys.slice(0, 5)).toEqual(['state', 'error', 'warnings', 'costUsd', 'estimatedCostUsd']);
	expect(keys.slice(-3)).toEqual(['statusUrl', 'responseUrl', 'cancelUrl']);
});
