import type { Answer } from '../fal/client';
import { failure, type Failure } from './failure';
import { isByFal } from '../fal/meanings';
import { reasonText } from './reasons';

/** How a person comes by the video of a request. */
export const GET_RESULT = 'Fal Request → Get Result';

const BILLING = ' at fal.ai/dashboard/billing';

/** What fal's 403 says of a locked account, and what helps. */
const LOCKS = [
	{
		says: /exhausted balance|top.?up/i,
		because: 'balance used up',
		remedy: 'Top up',
		where: BILLING,
	},
	{
		says: /budget is exceeded/i,
		because: 'budget used up',
		remedy: 'Raise the budget',
		where: BILLING,
	},
	{
		says: /payment method/i,
		because: 'no payment method',
		remedy: 'Add a payment method',
		where: BILLING,
	},
	{ says: /archived/i, because: 'it was archived', remedy: 'Ask fal support', where: '' },
	{ says: /locked/i, because: 'fal gave no reason', remedy: 'Ask fal support', where: '' },
];

/** Wrong key, locked account or missing permission; undefined for anything else. */
export function accountFailure(
	answer: Answer,
	endpoint: string,
	requestId: string | undefined,
): Failure | undefined {
	const { statusCode, body } = answer;
	if ((statusCode !== 401 && statusCode !== 403) || !isByFal(answer)) return undefined;
	const charged = requestId !== undefined;
	const afterwards = charged ? `, then fetch request ${requestId} with ${GET_RESULT}` : '';
	if (statusCode === 401) {
		return failure({
			type: 'invalid_key',
			message: 'fal did not accept the API key',
			hint: `Paste the whole key (id:secret) from fal.ai/dashboard/keys into the credential${afterwards}.`,
			charged,
		});
	}
	const reason = reasonText(body) ?? '';
	const lock = LOCKS.find(({ says }) => says.test(reason));
	return failure({
		type: lock ? 'account_locked' : 'forbidden',
		message: lock
			? `The fal account is locked: ${lock.because}`
			: `fal does not let this key use ${endpoint}`,
		hint: lock
			? `${lock.remedy}${charged ? afterwards : lock.where}.`
			: `Give the key access at fal.ai/dashboard/keys${afterwards}.`,
		charged,
	});
}
