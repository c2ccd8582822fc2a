// Every error type of fal is known, and every sentence about one can be read by the person it is for.
import { models } from '../../../nodes/KlingEdit/models';
import type { Failure } from '../../../nodes/shared/failures/failure';
import { errorTypes } from '../../../nodes/shared/failures/errorTypes';
import { lostAnswer, refusal, unreachable } from '../../../nodes/shared/failures/submitFailures';
import { modelFailure } from '../../../nodes/shared/failures/modelFailure';
import { modelErrors, requestErrors, type FalErrorExample } from './falTypes';
import { answer } from '../../support/scriptedFal';

const [model] = models;
const requestId = '7f3a';
const retryable = [500, 502, 503, 504];

function modelError({ type, statusCode, ctx }: FalErrorExample, charged: boolean): Failure {
	const detail = [{ loc: ['body', 'video_url'], msg: 'No', type, ctx }];
	return modelFailure(answer(statusCode, { detail }), model, { requestId, charged });
}

function requestError({ type, statusCode }: FalErrorExample, charged: boolean): Failure {
	const body = { detail: 'No', error_type: type };
	return modelFailure(answer(statusCode, body), model, { requestId, charged });
}

test('the table holds exactly the types that fal documents, and those of its input checks', () => {
	const inputChecks = ['missing', 'literal_error', 'enum', 'string_type'];
	const documented = [...modelErrors, ...requestErrors].map(({ type }) => type);
	expect(Object.keys(errorTypes).sort()).toEqual([...documented, ...inputChecks].sort());
});

test.each(modelErrors)('$type is told with all figures', (example) => {
	const { message, hint } = modelError(example, true);
	expect(message).not.toMatch(/\{|\}|undefined|null|\bNo\b/);
	expect(message).toMatch(/^fal (refused (the content of )?Video|did not finish the video)/);
	expect(hint).not.toMatch(/\{|\}|undefined|null/);
});

test.each(modelErrors)('$type without figures is told in the words of fal', (example) => {
	const { message } = modelError({ ...example, ctx: undefined }, true);
	expect(message).not.toMatch(/\{|\}|undefined|null/);
});

const every = [
	...modelErrors.map((example) => ({ ...example, tell: modelError })),
	...requestErrors.map((example) => ({ ...example, tell: requestError })),
];

test.each(every)('$type says in its last sentence what it cost', ({ tell, ...example }) => {
	expect(tell(example, false).hint).toMatch(/[.!] Nothing was bought\.$/);
	expect(tell(example, true).hint).toMatch(/\. Request 7f3a may have been charged\.$/);
});

test.each(every)('$type uses none of the words that frighten', ({ tell, ...example }) => {
	expect(tell(example, true).message).not.toMatch(/error|fail|problem|mistake/i);
});

test.each(every)('$type says whether another try may help', ({ tell, ...example }) => {
	const { type, statusCode } = example;
	// fal lists both as passing, although their codes say that the caller was at fault.
	const passing = ['downstream_service_error', 'client_disconnected'].includes(type);
	expect(tell(example, true).retryable).toBe(passing || retryable.includes(statusCode));
});

test.each([
	['x-fal-needs-retry', '1', true],
	['x-fal-needs-retry', '0', false],
	['x-fal-retryable', 'true', true],
	['x-fal-retryable', 'False', false],
])('%s: %s decides whether another try may help', (header, value, expected) => {
	const body = { detail: 'No', error_type: 'internal_error' };
	const given = answer(500, body, { [header]: value });
	expect(modelFailure(given, model, { charged: true }).retryable).toBe(expected);
});

test('what is about no field names none', () => {
	const detail = [{ loc: ['body'], msg: 'No', type: 'no_media_generated' }];
	const { field } = modelFailure(answer(422, { detail }), model, { charged: true });
	expect(field).toBeNull();
});

const own: Array<[string, Failure]> = [
	['unreachable', unreachable()],
	['lost answer', lostAnswer()],
	...[400, 401, 403, 404, 405, 410, 413, 422, 429].map((statusCode): [string, Failure] => [
		`refused by ${statusCode}`,
		refusal(answer(statusCode, '<html></html>'), model, model.endpointId),
	]),
];

test.each(own)(
	'%s says what it cost, without frightening',
	(_name, { message, hint, mayBeCharged }) => {
		const cost = mayBeCharged ? /It may have been charged\.$/ : /Nothing was bought\.$/;
		expect(hint).toMatch(cost);
		expect(message).not.toMatch(/error|fail|problem|mistake|undefined|null/i);
	},
);
