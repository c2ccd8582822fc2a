// The faults that are planted to see that the suite finds them: mistakes this package must not make.

export interface PlantedFault {
	name: string;
	file: string;
	/** Stands exactly once in the file. */
	text: string;
	replacement: string;
	/** The rules of which one must break. */
	rules: readonly string[];
	/** Within so many stories of this seed. */
	runs: number;
	seed: number;
}

const shared = (path: string): string => `nodes/shared/${path}`;

export const plantedFaults: readonly PlantedFault[] = [
	{
		name: 'a submit is repeated when its answer is lost',
		file: shared('request/submit.ts'),
		text: `meaning === 'notSent' ||`,
		replacement: `meaning === 'notSent' || meaning === 'unknown' ||`,
		rules: ['boughtOnce'],
		seed: 1,
		runs: 200,
	},
	{
		name: 'a look at a request that fails is thrown',
		file: shared('request/wait.ts'),
		text: 'const status = readStatus(answer);',
		replacement: `const status = readStatus(answer);
		if (status === 'passing') throw new Error('The request could not be looked at');`,
		rules: ['delivered'],
		seed: 1,
		runs: 200,
	},
	{
		name: 'the error of a run names no request',
		file: shared('failures/failure.ts'),
		text: 'error.context.fal = requests;',
		replacement: 'void requests;',
		rules: ['idsKept', 'endsWell'],
		seed: 1,
		runs: 200,
	},
	{
		name: 'a failed item names no request',
		file: shared('output/output.ts'),
		text: 'error: { message, ...falOf(outcome) }',
		replacement: 'error: { ...falOf({ ...outcome, job: null }), message }',
		rules: ['idsKept', 'idsAsData', 'honestCost'],
		seed: 1,
		runs: 200,
	},
	{
		name: 'there is no ledger',
		file: shared('ledger/ledger.ts'),
		text: `const store = context.getContext('node');`,
		replacement: 'const store: IContextObject = {};',
		rules: ['boughtOnce'],
		seed: 1,
		runs: 200,
	},
	{
		name: 'the ledger takes files for the same that only have the same name',
		file: shared('run/claimItems.ts'),
		text: 'ledger.claim(endpointId, order.identity ?? input)',
		replacement: 'ledger.claim(endpointId, input)',
		rules: ['rightVideos', 'boughtOnce'],
		seed: 2,
		runs: 200,
	},
	{
		name: 'a retry seeks a lost order by its form, and not by the content of its file',
		file: shared('request/reconcile.ts'),
		text: 'const input = order.identity ?? sent;',
		replacement: 'const input = sent;',
		rules: ['lostFound', 'idsKept'],
		seed: 6,
		runs: 300,
	},
	{
		name: 'cancels go through the node itself, whose calls Stop ends',
		file: shared('fal/client.ts'),
		text: `httpRequestWithAuthentication.call(
				outlivesStop,`,
		replacement: `httpRequestWithAuthentication.call(
				request.method === 'PUT' ? (context as IAllExecuteFunctions) : outlivesStop,`,
		rules: ['stopCancels'],
		seed: 2,
		runs: 200,
	},
	{
		name: 'a failed item has item.error, and n8n drops the rest of it',
		file: shared('output/output.ts'),
		text: '...failed.map((outcome) => paired(outcome, errorJson(outcome))),',
		replacement: `...failed.map((outcome) => ({
			...paired(outcome, errorJson(outcome)),
			error: new Error(outcome.failure?.message) as never,
		})),`,
		rules: ['rightBranch', 'rightVideos', 'idsKept'],
		seed: 1,
		runs: 200,
	},
	{
		name: 'Reuse takes a request that failed',
		file: shared('request/reconcile.ts'),
		text: `sinceMs, status: 'success' as const }`,
		replacement: 'sinceMs }',
		rules: ['reusesOnlyVideos'],
		seed: 2,
		runs: 200,
	},
	{
		name: 'an answer that names the request of another order is believed',
		file: shared('request/order.ts'),
		text: 'if (!run.ledger.adopt(submission.job.requestId)) return item;',
		replacement: 'run.ledger.adopt(submission.job.requestId);',
		rules: ['rightVideos', 'boughtOnce', 'idsKept'],
		seed: 2,
		runs: 200,
	},
	{
		name: 'Queued Only cancels what runs',
		file: shared('request/cancel.ts'),
		text: `if (cancelOnStop === 'queued' && (await runsNow(job, run))) return;`,
		replacement: 'void runsNow;',
		rules: ['queuedOnly'],
		seed: 2,
		runs: 300,
	},
	{
		name: 'a request that ended too late to be cancelled is waited for again and again',
		file: shared('request/finish.ts'),
		text: `{ ...options, onDeadline: 'fail' as const }`,
		replacement: '{ ...options }',
		rules: ['runEnds'],
		seed: 2,
		runs: 200,
	},
];
