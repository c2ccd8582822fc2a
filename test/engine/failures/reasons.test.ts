// Why there is no video: all that fal says, in order, in every shape it has, and never without end.
import { falErrors, falKeys, upscale, useLocalFal } from '../setup';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

async function failedWith(body: object | string, statusCode = 422) {
	const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' };
	fal().outcome({ result: { statusCode, body, headers } });
	const run = await upscale(fal(), ['sea'], { onError });
	return { error: falErrors(run)[0], key: falKeys(run)[0] };
}

test('two details are both told, each with its field', async () => {
	const { error } = await failedWith({
		detail: [
			{
				loc: ['body', 'video_url'],
				msg: 'Too long',
				type: 'video_duration_too_long',
				ctx: { max_duration: 10, provided_duration: 14.2 },
			},
			{ loc: ['body', 'scale'], msg: 'No', type: 'less_than_equal', ctx: { le: 8 } },
			{ loc: ['body', 'palette'], msg: 'Not this one', type: 'too_blue' },
		],
	});
	expect(error).toMatchObject({
		type: 'video_duration_too_long',
		message:
			'fal did not make the video: Video: 14.2 s long, at most 10 s; Scale: it must be at most 8; palette: Not this one',
		field: 'Video',
		hint: expect.stringMatching(
			/^Shorten it or choose another model\. Lower the value\. Compare the input/,
		) as string,
		retryable: false,
	});
});

test('of a hundred details the first ten are told, and how many more there are', async () => {
	const detail = Array.from({ length: 100 }, (_one, index) => ({ msg: `Reason ${index + 1}` }));
	const { error } = await failedWith({ detail });
	expect(error?.message).toMatch(
		/^fal did not make the video: Reason 1; Reason 2; .*Reason 10; and 90 more$/,
	);
});

test.each<[string, object | string]>([
	['message', { message: 'The clip is too dark' }],
	['errors, as texts', { errors: ['The clip is too dark'] }],
	['errors, as objects', { errors: [{ message: 'The clip is too dark' }] }],
	['detail.message', { detail: { message: 'The clip is too dark' } }],
	['a list of texts', { detail: ['The clip is too dark'] }],
	['error', { error: 'The clip is too dark' }],
	['error.message', { error: { message: 'The clip is too dark' } }],
	['a plain text', 'The clip is too dark'],
])('a reason in %s is told', async (_where, body) => {
	const { error } = await failedWith(body);
	expect(error?.message).toBe('fal did not make the video: The clip is too dark');
});

test('several reasons of another shape are told in order', async () => {
	const { error } = await failedWith({
		errors: [{ message: 'Too dark' }, { message: 'Too short' }],
	});
	expect(error?.message).toBe('fal did not make the video: Too dark; Too short');
});

describe('a megabyte', () => {
	const long = 'x'.repeat(1024 * 1024);
	const most = 4000;

	test.each<[string, object | string]>([
		['of detail', { detail: long }],
		['of a detail in the list', { detail: [{ msg: long, type: long, loc: ['body', long] }] }],
		[
			'of a figure',
			{ detail: [{ msg: 'No', type: 'one_of', loc: ['body', 'scale'], ctx: { expected: long } }] },
		],
		['of an error type', { detail: 'No', error_type: long }],
		['of plain text', long],
	])('%s is cut in the failure', async (_what, body) => {
		const { error } = await failedWith(body);
		expect(JSON.stringify(error).length).toBeLessThan(most);
	});

	test('in a failure that stops the workflow is cut in what n8n saves', async () => {
		fal().outcome({ result: { statusCode: 422, body: { detail: long } }, logs: [long, long] });
		const run = await upscale(fal(), ['sea']);
		const { message, description, context } = run.error as unknown as Record<string, unknown>;
		expect(JSON.stringify([message, description, context]).length).toBeLessThan(3 * most);
	});

	test('in each of the last lines of the log is cut, unless Include Logs asks for them', async () => {
		const logs = [long, 'two', long];
		const result = { statusCode: 422, body: { detail: 'No' } };
		fal().outcome({ result, logs });
		const [{ logs: cut }] = falKeys(await upscale(fal(), ['sea'], { onError }));
		expect(JSON.stringify(cut).length).toBeLessThan(most);
		expect(cut?.[1].message).toBe('two');
		const parameters = { options: { logs: true } };
		const [{ logs: whole }] = falKeys(await upscale(fal(), ['land'], { parameters, onError }));
		expect(whole?.map(({ message }) => message)).toEqual(logs);
	});

	test('of failures stays readable where many items fail', async () => {
		fal().outcome({ result: { statusCode: 422, body: { detail: 'x'.repeat(400) } } });
		const clips = Array.from({ length: 60 }, (_one, index) => `clip-${index}`);
		const run = await upscale(fal(), clips);
		const description = String((run.error as { description?: string }).description);
		expect(description.length).toBeLessThan(20_000);
		expect(description).toContain('and 40 more items.');
	});
});
