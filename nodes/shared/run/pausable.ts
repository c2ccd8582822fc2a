import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { cannotPause, WAITS_INSTEAD, type Obstacle } from '../failures/pauseFailures';
import type { RequestOptions } from '../input/requestOptions';
import { failed, withOutcome, type EndedItem, type ReadItem } from '../request/item';
import { isSubWorkflow, type Run } from '../request/run';
import { isPrivateUrl } from '../util/hosts';
import { numberOf, recordOf } from '../util/unknown';
import { parsedUrl } from '../util/url';
import { MINUTE_MS, SECOND_MS } from '../util/units';
import { stackEntryOf } from './stackEntry';

type Items = ReadonlyArray<ReadItem | EndedItem>;

/**
 * Finds out, before anything is submitted, whether the execution may pause for the items that want
 * it. Items for which it may not are refused; an older kind of AI agent lets them wait instead.
 * @returns with `run.wakeUrl`, where at least one item may pause
 */
export function pausable(items: Items, run: Run): { items: Items; run: Run } {
	if (!items.some(wantsPause)) return { items, run };
	// The agent would take the unfinished items for the result, and pause in our place.
	if (run.context.isToolExecution?.() === true) return { items: items.map(waiting), run };
	const address = wakeAddress(run);
	const checked = items.map((item) => {
		if (item.state !== 'read' || !wantsPause(item)) return item;
		const obstacle = address.obstacle ?? deadlineObstacle(item.options, run);
		return obstacle === null ? item : failed(item, cannotPause(obstacle));
	});
	return { items: checked, run: { ...run, wakeUrl: address.wakeUrl } };
}

/** One timer wakes a paused execution, so both limits count together. */
export function deadlineMsOf({
	queueTimeoutMs,
	processingTimeoutMs,
}: Pick<RequestOptions, 'queueTimeoutMs' | 'processingTimeoutMs'>): number {
	return queueTimeoutMs + processingTimeoutMs;
}

function wantsPause(item: ReadItem | EndedItem): boolean {
	return item.state === 'read' && item.options.waitMode === 'pause' && !item.options.dryRun;
}

function waiting(item: ReadItem | EndedItem): ReadItem | EndedItem {
	if (item.state !== 'read' || !wantsPause(item)) return item;
	const warnings = [...item.outcome.warnings, WAITS_INSTEAD];
	return withOutcome({ ...item, options: { ...item.options, waitMode: 'wait' } }, { warnings });
}

/** The address that wakes this execution, with n8n's signature in it, or why there is none. */
function wakeAddress({
	context,
	client,
}: Run): { wakeUrl: string; obstacle: null } | { wakeUrl: null; obstacle: Obstacle } {
	const refused = (obstacle: Obstacle) => ({ wakeUrl: null, obstacle });
	if (typeof context.putExecutionToWait !== 'function' || stackEntryOf(context) === null) {
		return refused({ is: 'unsupported' });
	}
	if (isSubWorkflow({ context })) return refused({ is: 'subWorkflow' });
	if (context.getNode().executeOnce === true) return refused({ is: 'executeOnce' });
	const executionId = context.getExecutionId();
	const given: unknown = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	const url = typeof given === 'string' ? parsedUrl(given) : null;
	if (!executionId || url === null || !url.pathname.endsWith(`/${executionId}`)) {
		return refused({ is: 'noAddress' });
	}
	// On a private address, fal is on this machine or in its network, too.
	const falIsNear = isPrivateUrl(client.proxyUrl);
	if (isPrivateUrl(url.href) && !falIsNear) {
		return refused({ is: 'unreachable', host: url.hostname });
	}
	if (url.protocol !== 'https:' && !falIsNear) return refused({ is: 'insecure' });
	return { wakeUrl: String(given), obstacle: null };
}

function deadlineObstacle(options: RequestOptions, { context }: Run): Obstacle | null {
	const ms = deadlineMsOf(options);
	if (!(Date.now() + ms < WAIT_INDEFINITELY.getTime())) return { is: 'farDeadline' };
	// n8n counts it from the start of the execution, the pause included.
	const settings = recordOf(context.getWorkflowSettings?.());
	const timeoutMs = (numberOf(settings.executionTimeout) ?? -1) * SECOND_MS;
	if (timeoutMs <= 0 || timeoutMs >= ms) return null;
	return {
		is: 'workflowTimeout',
		timeoutMinutes: timeoutMs / MINUTE_MS,
		deadlineMinutes: ms / MINUTE_MS,
	};
}
