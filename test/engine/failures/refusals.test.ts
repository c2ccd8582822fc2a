// fal takes no order: nothing was bought, nothing is tried again, and one sentence says why.
import type { INode } from 'n8n-workflow';

import type { Answer } from '../../emulator/types';
import { countOf, falErrors, upscale, useLocalFal } from '../setup';
import type { VideoRun } from '../videoRun';

const fal = useLocalFal({ asFalIs: true });

const detail = (statusCode: number, text: string): Answer => ({
	statusCode,
	body: { detail: text },
});

/** What a refused item says, and how often fal was asked. */
async function refused(more: Partial<VideoRun> = {}, clips = ['sea']) {
	const run = await upscale(fal(), clips, { onError: 'continueRegularOutput', ...more });
	expect(fal().purchases).toEqual([]);
	return falErrors(run);
}

function failureWith(type: string, message: string, hint: string, field: string | null = null) {
	const retryable = type === 'too_many_requests';
	return {
		type,
		message,
		field,
		hint: `${hint} Nothing was bought.`,
		retryable,
		mayBeCharged: false,
	};
}

test('a wrong key is told, and sent only once', async () => {
	const credentials = { apiKey: ['some', 'other'].join(':'), proxyUrl: fal().proxyUrl };
	expect(await refused({ credentials })).toEqual([
		failureWith(
			'invalid_key',
			'fal did not accept the API key',
			'Paste the whole key (id:secret) from fal.ai/dashboard/keys into the credential.',
		),
	]);
	expect(fal().exchanges.map(({ operation }) => operation)).toEqual(['pricing', 'submit']);
});

test.each([
	[
		'Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
		'The fal account is locked: balance used up',
		'Top up at fal.ai/dashboard/billing.',
	],
	['TOP_UP.', 'The fal account is locked: balance used up', 'Top up at fal.ai/dashboard/billing.'],
	[
		'User budget is exceeded. Adjust it at fal.ai/dashboard/billing',
		'The fal account is locked: budget used up',
		'Raise the budget at fal.ai/dashboard/billing.',
	],
	[
		'Please add a payment method at fal.ai/dashboard/billing',
		'The fal account is locked: no payment method',
		'Add a payment method at fal.ai/dashboard/billing.',
	],
	[
		'This account has been archived.',
		'The fal account is locked: it was archived',
		'Ask fal support.',
	],
	['Admin lock', 'The fal account is locked: fal gave no reason', 'Ask fal support.'],
])('an account locked for "%s" is told', async (reason, message, hint) => {
	fal().lock(reason);
	expect(await refused()).toEqual([failureWith('account_locked', message, hint)]);
	expect(countOf(fal(), 'submit')).toBe(1);
});

test('a key without access to the model is told', async () => {
	fal().fault({ on: 'submit', answer: detail(403, 'Access to this model is not permitted') });
	const message = 'fal does not let this key use fal-ai/video-upscaler';
	expect(await refused()).toEqual([
		failureWith('forbidden', message, 'Give the key access at fal.ai/dashboard/keys.'),
	]);
});

test('an endpoint that fal does not know is named', async () => {
	const parameters = { model: 'custom', customEndpointId: 'fal-ai/video-upscaler/v9' };
	const message = 'fal does not know the endpoint fal-ai/video-upscaler/v9';
	const hint = 'Check Custom Endpoint ID or choose another model.';
	expect(await refused({ parameters })).toEqual([
		failureWith('unknown_endpoint', message, hint, 'Custom Endpoint ID'),
	]);
	expect(countOf(fal(), 'submit')).toBe(1);
});

const sora2: INode['parameters'] = {
	model: 'fal-ai/sora-2/video-to-video/remix',
	video_id: 'video_123',
};
test.each<[string, INode['parameters'], string, string]>([
	['soraRemix', sora2, 'fal no longer offers Sora 2 Remix (since 24 Sep 2026)', 'Wan 2.7'],
	['soraRemix', { model: 'fal-ai/sora/remix' }, 'fal does not offer Sora Remix', 'Wan 2.7'],
	[
		'upscale',
		{ model: 'fal-ai/topaz-video-ai' },
		'fal does not offer Topaz Video AI',
		'Topaz Precision',
	],
	[
		'interpolate',
		{ model: 'fal-ai/frame-interpolation' },
		'fal does not offer Frame Interpolation',
		'Topaz Interpolate',
	],
])('%s names the replacement of a retired endpoint: %#', async (node, given, message, instead) => {
	const parameters = { ...given, prompt: 'Make it summer' };
	expect(await refused({ node, parameters })).toEqual([
		failureWith('retired_endpoint', message, `Choose ${instead} in Model.`, 'Model'),
	]);
});

test('an input refused at once says which field, in words of the form', async () => {
	const loc = ['body', 'video_url'];
	const body = { detail: [{ loc, msg: 'Field required', type: 'missing' }] };
	fal().fault({ on: 'submit', answer: { statusCode: 422, body } });
	expect(await refused()).toEqual([
		failureWith('missing', 'fal refused Video: it is missing', 'Fill it in.', 'Video'),
	]);
	expect(countOf(fal(), 'submit')).toBe(1);
});

test('a refusal whose reason was cut off is asked for again, because it bought nothing', async () => {
	fal().lock('TOP_UP.');
	fal().fault({ on: 'submit', moment: 'after', answer: 'truncated' });
	const message = 'The fal account is locked: balance used up';
	expect(await refused()).toMatchObject([{ type: 'account_locked', message }]);
	expect(countOf(fal(), 'submit')).toBe(2);
});
