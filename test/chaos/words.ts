// What must hold for what the node says: a reason for every miss, an honest cost, a way on.
import type { NodeOperationError } from 'n8n-workflow';

import { nameOf, takenFromOthers, timesOf, toldBy, type Told } from './evidence';
import type { Play } from './play';

const UPLOAD_ATTEMPTS = 3;

/** What is done is delivered, unless one of the few reasons says why not. */
export function delivered(play: Play): string[] {
	return toldBy(play).flatMap((one) => {
		const type = one.fal.error?.type;
		if (type === undefined) return [];
		const name = `${nameOf(one)}: ${type}`;
		if (!allowed(play, one).includes(type)) return [`${name} has no reason`];
		return [];
	});
}

function allowed(play: Play, told: Told): string[] {
	const { scenario } = told;
	const often = (on: string, fault: string) => timesOf(play, on, fault) >= 5;
	const losing = timesOf(play, 'submit') > timesOf(play, 'submit', '429', '422', 'delay');
	const { story } = play;
	const isCancelled = story.onDeadline === 'cancel' || takenFromOthers(play, [told]).length > 0;
	const sent = timesOf(play, 'file', 'used up') > 0 ? Infinity : timesOf(play, 'file');
	const ofUploads = story.source === 'file' ? timesOf(play, 'upload') + sent : 0;
	// A server that says that the source is gone is believed before anything is bought.
	const isGone = story.source === 'seen' && timesOf(play, 'file', '404', 'used up') > 0;
	return [
		'queue_timeout',
		'processing_timeout',
		...(scenario.startsWith('broken') ? ['internal_server_error'] : []),
		...(scenario === 'refused' || timesOf(play, 'submit', '422') > 0 ? ['file_too_large'] : []),
		...(scenario === 'noVideo' ? ['no_video'] : []),
		...(scenario === 'invalid' ? ['invalid_input'] : []),
		...(losing ? ['lost_answer'] : []),
		...(isCancelled ? ['client_cancelled'] : []),
		...(story.wrongKey ? ['invalid_key'] : []),
		...(ofUploads >= UPLOAD_ATTEMPTS ? ['upload_failed'] : []),
		...(isGone ? ['preflight'] : []),
		...(story.reuse ? ['history_unavailable'] : []),
		...(often('submit', '429') ? ['too_many_requests'] : []),
		...(often('status', '404') || often('result', '404') ? ['unknown_request'] : []),
		...(timesOf(play, 'status', 'lock') > 0 ? ['account_locked'] : []),
	];
}

/** "Nothing was bought." is said only where that is so; every description ends with the cost. */
export function honestCost(play: Play): string[] {
	return toldBy(play).flatMap((one) => {
		const { requestId, error } = one.fal;
		if (!error) return [];
		const name = `${nameOf(one)}: ${error.type}`;
		const ending = error.mayBeCharged ? /may have been charged\.$/ : /Nothing was bought\.$/;
		if (!ending.test(error.hint)) return [`${name} ends with "${error.hint}"`];
		const purchase = [...play.purchases, ...play.others].find(
			(other) => other.requestId === requestId,
		);
		const free = purchase === undefined || purchase.startedAtMs === null;
		return error.mayBeCharged || free ? [] : [`${name} says that nothing was bought`];
	});
}

/** The run ends as n8n's runs end, and its error is one that says what to do. */
export function endsWell({ executions, story }: Play): string[] {
	return executions.flatMap(({ run }) => {
		if (run.status === 'success' || run.status === 'canceled') return [];
		const error = run.error as NodeOperationError | undefined;
		if (run.status !== 'error' || error === undefined) return [`it ended as ${run.status}`];
		if (error.name !== 'NodeOperationError') return [`it threw ${error.name}: ${error.message}`];
		const told = (error.context?.fal ?? []) as unknown[];
		if (told.length !== story.items.length) return [`the error names ${told.length} items`];
		const ending = /(Nothing was bought|may have been charged)\.$/;
		// Of several items that never left, the message says so once for all.
		const isSaidBefore = error.message.startsWith('Nothing was bought: ');
		const isSaid = isSaidBefore || ending.test(error.description ?? '');
		return isSaid ? [] : [`it ends with "${error.description}"`];
	});
}
