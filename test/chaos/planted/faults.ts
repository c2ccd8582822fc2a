// The faults that are planted to see that the suite finds them: mistakes this package must not make.

import type { Story } from '../story';

export interface PlantedFault {
	name: string;
	file: string;
	/** Stands exactly once in the file. */
	text: string;
	replacement: string;
	/** The rules of which one must break. */
	rules: readonly string[];
	/** Of the stories in which they break. */
	seed: number;
	/** Where the fault shows in few stories: in which. */
	where?: Partial<Story>;
}

/** A fault that these do not show is missed. */
export const MOST_STORIES = 1000;

const shared = (path: string): string => `nodes/shared/${path}`;

export const plantedFaults: readonly PlantedFault[] = [
	{
		name: 'a submit is repeated when its answer is lost',
		file: shared('request/submit.ts'),
		text: `(is === 'notSent' && !answer.blocked) || cutRefusal`,
		replacement: `(is === 'notSent' && !answer.blocked) || is === 'inDoubt' || cutRefusal`,
		rules: ['boughtOnce'],
		seed: 1,
	},
	{
		name: 'a look at a request that fails is thrown',
		file: shared('request/wait.ts'),
		text: `const meaning = readMeaning(answer);
		if (meaning.is === 'denied' ||`,
		replacement: `const meaning = readMeaning(answer);
		if (meaning.is === 'transient') throw new Error('The request could not be looked at');
		if (meaning.is === 'denied' ||`,
		rules: ['delivered'],
		seed: 1,
	},
	{
		name: 'the error of a run names no request',
		file: shared('failures/failure.ts'),
		text: 'error.context.fal = requests;',
		replacement: 'void requests;',
		rules: ['idsKept', 'endsWell'],
		seed: 1,
	},
	{
		name: 'a failed item names no request',
		file: shared('output/output.ts'),
		text: 'error: { message, ...falOf(outcome) }',
		replacement: 'error: { ...falOf({ ...outcome, request: null }), message }',
		rules: ['idsKept', 'idsAsData', 'honestCost'],
		seed: 1,
	},
	{
		name: 'there is no ledger',
		file: shared('ledger/ledger.ts'),
		text: `const store = context.getContext('node');`,
		replacement: 'const store: IContextObject = {};',
		rules: ['boughtOnce', 'idsKept'],
		seed: 1,
	},
	{
		name: 'the ledger takes files for the same that only have the same name',
		file: shared('run/takeOver.ts'),
		text: 'ledger.entryFor(wanted.endpointId, identity,',
		replacement: 'ledger.entryFor(wanted.endpointId, wanted.input,',
		rules: ['rightVideos', 'boughtOnce', 'lostFound'],
		seed: 2,
	},
	{
		name: 'a retry seeks a lost order by its form, and not by the content of its file',
		file: shared('request/reconcile.ts'),
		text: `input: identity,
		sent: input,`,
		replacement: `input,
		sent: input,`,
		rules: ['lostFound', 'idsKept', 'stopCancels'],
		seed: 1,
		where: { source: 'file', deleteUploadsAfter: 1, retries: 2, retryAfterMinutes: 120 },
	},
	{
		name: 'cancels go through the node itself, whose calls Stop ends',
		file: shared('fal/transport.ts'),
		text: `httpRequestWithAuthentication.call(outlivesStop, 'falApi', {`,
		replacement: `httpRequestWithAuthentication.call(
			request.method === 'PUT' ? (context as IAllExecuteFunctions) : outlivesStop, 'falApi', {`,
		rules: ['stopCancels'],
		seed: 2,
	},
	{
		name: 'a failed item has item.error, and n8n drops the rest of it',
		file: shared('output/output.ts'),
		text: 'return paired(outcome, isError ? errorJson(outcome) : resultJson(outcome));',
		replacement: `const item = paired(outcome, isError ? errorJson(outcome) : resultJson(outcome));
		return isError ? { ...item, error: new Error(outcome.failure?.message) as never } : item;`,
		rules: ['rightBranch', 'rightVideos', 'idsKept'],
		seed: 1,
	},
	{
		name: 'Reuse takes a request that failed',
		file: shared('request/reconcile.ts'),
		text: `status: 'success',
		// One that gave no video is no use; where the history hides its output, the queue tells.
		isWanted: ({ output }) => !isRecord(output) || holdsPromised(output, model.promises),`,
		replacement: 'isWanted: () => isRecord({}) || holdsPromised({}, model.promises),',
		rules: ['reusesOnlyVideos'],
		seed: 2,
	},
	{
		name: 'an answer that names the request of another order is believed',
		file: shared('request/submit.ts'),
		text: 'if (!run.ledger.adopt(meaning.request.requestId)) return inDoubt(item, sinceMs, answer);',
		replacement: 'run.ledger.adopt(meaning.request.requestId);',
		rules: ['rightVideos', 'boughtOnce', 'idsKept'],
		seed: 2,
	},
	{
		name: 'a callback wakes the execution, whoever signed it',
		file: shared('run/wake.ts'),
		text: "if (checked.is !== 'genuine') return stay(401, `The callback is ${checked.is}`);",
		replacement: "if (checked.is === 'stale') return stay(401, `The callback is ${checked.is}`);",
		rules: ['wokenRightly'],
		seed: 1,
		where: { waitMode: 'pause' },
	},
	{
		name: 'two callbacks at once wake the execution twice',
		file: shared('run/wake.ts'),
		text: "if (!claim(context.getExecutionId(), calledMs)) return stay(409, 'The execution is being woken');",
		replacement: 'void claim;',
		rules: ['wokenRightly'],
		seed: 1,
		where: { waitMode: 'pause' },
	},
	{
		name: 'Queued Only cancels what runs',
		file: shared('request/openRequests.ts'),
		text: `if (cancelOnStop === 'queued' && (await runsNow(client, request, phase))) return;`,
		replacement: 'void runsNow;',
		rules: ['queuedOnly'],
		seed: 2,
	},
	{
		name: 'a request that ended too late to be cancelled is waited for again and again',
		file: shared('request/settle.ts'),
		text: `{ ...options, onTimeout: 'fail' }`,
		replacement: '{ ...options }',
		rules: ['runEnds'],
		seed: 2,
	},
];
