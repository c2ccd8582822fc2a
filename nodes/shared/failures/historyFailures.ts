import { accountFailure } from './accountFailure';
import type { Answer } from '../fal/client';
import { failure, type Failure } from './failure';
import { foreignAnswer, withForeign, withWay } from './foreignAnswer';

/** Buying without having looked could buy what is there already. */
export function historyUnreadable(): Failure {
	return failure({
		type: 'history_unavailable',
		message: 'Reuse Result could not look into the history of fal',
		hint: 'Run the item again later, or take the option out.',
		retryable: true,
		charged: false,
	});
}

/** Why fal's history could not be read. Nothing was bought. */
export function historyFailure(answer: Answer): Failure {
	const account = accountFailure(answer, 'the request history', undefined);
	if (account) return account;
	const unknown = answer.statusCode === 404 && foreignAnswer(answer) === null;
	return failure({
		type: 'history_unavailable',
		message: unknown
			? 'fal does not know this endpoint'
			: withForeign('The request history of fal could not be read', answer),
		hint: unknown ? 'Check Endpoint ID.' : withWay('Run this again later.', answer),
		retryable: !unknown,
		charged: false,
	});
}
