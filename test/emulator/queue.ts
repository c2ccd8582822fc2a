// fal's queue: who waits, who runs, what ends how. Without video it moves only when it is read.
import { alreadyCompleted, cancellationRequested, removedFromQueue } from './answers';
import { cancelledEnd, finish, notStartedEnd } from './ending';
import { createJob } from './job';
import type { End, Job, Submission } from './job';
import { createOutcomes } from './outcomes';
import type { Answer, Outcome, Purchase } from './types';
import type { Work } from './work';

export interface QueueOptions {
	/** Requests that run at once. */
	concurrency: number;
	work: Work;
	/** true: work starts by itself. false: a status read does it, so tests need no clock. */
	selfMoving: boolean;
	nowMs: () => number;
	/** Told of each request that begins to run, and of each that has ended. */
	began?: (job: Job) => void;
	ended?: (job: Job) => void;
}

export interface Queue {
	readonly purchases: Purchase[];
	/** All requests, those that were only booked included. */
	all(): readonly Job[];
	/** Takes in a request that was made elsewhere. */
	book(job: Job): void;
	submit(submission: Submission): Job;
	find(requestId: string): Job | null;
	/** Told after each change of any request; gives what ends that. */
	watch(told: () => void): () => void;
	/** Lets a status read move the job on. */
	advance(job: Job): Promise<void>;
	/** How many wait before it. */
	position(job: Job): number;
	waitingCount(): number;
	cancel(job: Job): Answer;
	/** Ends a request that is held, as its outcome says. */
	finish(job: Job): Promise<void>;
	outcome(outcome: Outcome): void;
	/** Forgets everything; work under way is told to end. */
	reset(): void;
	/** Resets and waits for the end of all work. */
	stop(): Promise<void>;
}

export function createQueue({
	concurrency,
	work,
	selfMoving,
	nowMs,
	began,
	ended,
}: QueueOptions): Queue {
	const purchases: Purchase[] = [];
	const outcomes = createOutcomes();
	const underway = new Set<Promise<void>>();
	const watchers = new Set<() => void>();
	let jobs: Job[] = [];

	const moved = (): void => {
		for (const told of watchers) told();
	};

	const inState = (state: Purchase['state']): Job[] =>
		jobs.filter((job) => job.purchase.state === state);

	/** Low priority waits behind all others. */
	const waiting = (): Job[] => {
		const isLow = ({ purchase }: Job) => purchase.headers['x-fal-queue-priority'] === 'low';
		const queued = inState('queued');
		return [...queued.filter((job) => !isLow(job)), ...queued.filter(isLow)];
	};

	/** X-Fal-Request-Timeout: seconds until it must have started. */
	function giveUp(job: Job): void {
		const seconds = Number(job.purchase.headers['x-fal-request-timeout'] ?? Infinity);
		const late = nowMs() - job.purchase.sentAtMs > seconds * 1000;
		if (job.purchase.state === 'queued' && late) close(job, notStartedEnd, 'failed');
	}

	function startWaiting(): void {
		for (const job of waiting()) {
			if (inState('running').length >= concurrency) return;
			if (job.outcome?.hold === 'queue') continue;
			job.purchase.state = 'running';
			job.purchase.startedAtMs = nowMs();
			began?.(job);
			if (movesItself(job) && job.outcome?.hold !== 'run') void begin(job);
		}
	}

	const movesItself = ({ outcome }: Job): boolean => selfMoving || outcome?.seconds !== undefined;

	function begin(job: Job): Promise<void> {
		if (job.working !== null) return job.working;
		const working = finish(job, work).then((end) => {
			underway.delete(working);
			const state = end.answer.statusCode < 300 ? 'done' : 'failed';
			if (job.purchase.state === 'running') close(job, end, state);
		});
		job.working = working;
		underway.add(working);
		return working;
	}

	function close(job: Job, end: End, state: Purchase['state']): void {
		job.end = end;
		job.purchase.state = state;
		job.purchase.endedAtMs = nowMs();
		ended?.(job);
		startWaiting();
		moved();
	}

	function reset(): void {
		for (const job of jobs) job.abort.abort();
		jobs = [];
		purchases.length = 0;
		outcomes.clear();
		moved();
	}

	return {
		purchases,
		all: () => jobs,
		book(job) {
			jobs.push(job);
		},
		submit(submission) {
			const outcome = outcomes.take(submission.input, submission.endpoint.endpointId);
			const job = createJob(submission, outcome, nowMs());
			jobs.push(job);
			purchases.push(job.purchase);
			startWaiting();
			moved();
			return job;
		},
		find: (requestId) => jobs.find((job) => job.purchase.requestId === requestId) ?? null,
		watch(told) {
			watchers.add(told);
			return () => watchers.delete(told);
		},
		async advance(job) {
			giveUp(job);
			const runs = job.purchase.state === 'running' && job.outcome?.hold !== 'run';
			if (movesItself(job) || !runs) return;
			if (job.readsLeft > 0) job.readsLeft -= 1;
			else await begin(job);
		},
		position: (job) => Math.max(0, waiting().indexOf(job)),
		waitingCount: () => inState('queued').length,
		cancel(job) {
			if (job.end !== null) return alreadyCompleted;
			job.purchase.cancelRequested = true;
			const wasQueued = job.purchase.state === 'queued';
			if (!wasQueued && job.outcome?.ignoresCancel) return cancellationRequested;
			job.abort.abort();
			close(job, cancelledEnd, 'cancelled');
			return wasQueued ? removedFromQueue : cancellationRequested;
		},
		async finish(job) {
			job.outcome = { ...job.outcome, hold: undefined };
			if (job.purchase.state === 'queued') job.purchase.state = 'running';
			await begin(job);
		},
		outcome: (outcome) => outcomes.add(outcome),
		reset,
		async stop() {
			reset();
			await Promise.all(underway);
		},
	};
}
