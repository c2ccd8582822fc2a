import { GET_RESULT } from './accountFailure';
import { failure, type Failure } from './failure';

/** Why an execution may not be paused, found before anything is submitted. */
export type Obstacle =
	/** This n8n gives nodes no way to suspend an execution or to go on afterwards. */
	| { is: 'unsupported' }
	/** The execution is part of another one, which would go on with half a result. */
	| { is: 'subWorkflow' }
	/** n8n hands on all input items at the deadline, though the node ran for the first only. */
	| { is: 'executeOnce' }
	/** The execution has no address, e.g. because the workflow is not saved. */
	| { is: 'noAddress' }
	/** fal cannot call this host. */
	| { is: 'unreachable'; host: string }
	/** fal calls https addresses only. */
	| { is: 'insecure' }
	/** n8n would cancel the execution at its deadline instead of waking it. */
	| { is: 'workflowTimeout'; timeoutMinutes: number; deadlineMinutes: number }
	/** n8n cannot store such a time. */
	| { is: 'farDeadline' };

const WAIT_MODE = 'Wait Mode';
const OTHERWISE = 'Choose Wait Until Done, or Submit Only with Fal Trigger.';

/** Says why the item is not submitted, and what to choose instead. Nothing was bought. */
export function cannotPause(obstacle: Obstacle): Failure {
	const [message, hint, field] = sentencesOf(obstacle);
	return failure({ type: 'cannot_pause', message, field, hint, charged: false });
}

function sentencesOf(obstacle: Obstacle): [message: string, hint: string, field: string] {
	switch (obstacle.is) {
		case 'unsupported':
			return ['This n8n cannot pause an execution for this node', OTHERWISE, WAIT_MODE];
		case 'subWorkflow':
			return [
				'Pause Execution Until Done does not work in a sub-workflow: the workflow that called it would not wait',
				'Choose Wait Until Done, or pause in the main workflow.',
				WAIT_MODE,
			];
		case 'executeOnce':
			return [
				'Pause Execution Until Done and Execute Once do not go together',
				'Turn Execute Once off in Settings, and let only one item in, e.g. with a Limit node.',
				WAIT_MODE,
			];
		case 'noAddress':
			return [
				'This execution has no address that fal could call',
				`Save the workflow and run it again. ${OTHERWISE}`,
				WAIT_MODE,
			];
		case 'unreachable':
			return [`fal cannot reach this n8n (${obstacle.host})`, OTHERWISE, WAIT_MODE];
		case 'insecure':
			return [
				'fal calls only https addresses, and this n8n has an http address',
				`Set WEBHOOK_URL of this n8n to its https address. ${OTHERWISE}`,
				WAIT_MODE,
			];
		case 'workflowTimeout':
			return [
				`The workflow's own timeout of ${minutes(obstacle.timeoutMinutes)} is shorter than the deadline of ${minutes(obstacle.deadlineMinutes)} (Queue Timeout plus Run Timeout), so n8n would cancel the execution`,
				'Raise Timeout Workflow in the workflow settings, or lower Queue Timeout.',
				'Queue Timeout (Minutes)',
			];
		case 'farDeadline':
			return [
				'The deadline (Queue Timeout plus Run Timeout) is later than n8n can store',
				'Lower Queue Timeout.',
				'Queue Timeout (Minutes)',
			];
	}
}

/** A warning of an item whose node may not pause, and waits instead. */
export const WAITS_INSTEAD =
	'The execution was not paused, because this kind of AI agent waits for its tools: the node waited until the video was done.';

/** A warning of an item that n8n hands on at the deadline. */
export function notCalled(requestId: string, deadlineMs: number): string {
	const deadline = new Date(deadlineMs).toISOString().replace(/\.\d+Z$/, 'Z');
	return `fal had not reported all requests of this node by ${deadline}, so nobody looked at request ${requestId} again: it may be done. Fetch it with ${GET_RESULT}.`;
}

function minutes(count: number): string {
	const rounded = Math.round(count * 100) / 100;
	return `${rounded} ${rounded === 1 ? 'minute' : 'minutes'}`;
}
