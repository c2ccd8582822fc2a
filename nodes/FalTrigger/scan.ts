import { isByFal, isForeign, isTransient, TOO_MANY_REQUESTS } from '../shared/fal/meanings';
import type { Answer, FalClient } from '../shared/fal/client';
import {
	falTime,
	readHistory,
	succeeded,
	type HistoryPage,
	type PastRequest,
} from '../shared/fal/history';
import { recordOf } from '../shared/util/unknown';
import {
	applyPage,
	newCheckpoint,
	restartQuery,
	resumeScan,
	splitQuery,
	watchEndpoints,
	type Checkpoint,
} from './checkpoint';
import { NO_ANSWER, type Deadline } from './deadline';
import { incompleteScan } from './messages';
import { fetchResults, type EndedRequest, type Interruption, type StoreVideo } from './results';
import type { Settings } from './settings';

export interface ScanRules {
	client: FalClient;
	settings: Settings;
	/** Those of the settings that are asked for now. */
	endpointIds: readonly string[];
	/** How far the polls before came; null at the very first. */
	saved: Checkpoint | null;
	/** From which end on requests count, once fal's time at the very first poll is known. */
	firstWatermark: (falMs: number) => number;
	deadline: Deadline;
	/** true: a request whose result does not come waits for the next poll; false: it goes on without. */
	mayPostpone: boolean;
	storeVideo: StoreVideo;
}

/** What a poll has read. */
export interface ScanResult {
	ended: EndedRequest[];
	checkpoint: Checkpoint;
	/** Endpoints that fal does not know. */
	unknownEndpoints: string[];
	/** What ended the scan before its time; null where nothing did. */
	interruption: Interruption | null;
	/** Sentences for n8n's log about what could not be read. */
	notes: string[];
	/** A query was begun anew, because fal refused one of its pages. */
	restarted: boolean;
}

/**
 * Reads the history page by page, until it is read, enough is found, something interrupts or the
 * deadline is reached.
 */
export async function scanHistory(rules: ScanRules): Promise<ScanResult> {
	const { saved, endpointIds, settings, deadline } = rules;
	const checkpoint = saved ?? newCheckpoint(Date.now() - settings.lookBackMs);
	let result: ScanResult = {
		ended: [],
		checkpoint: resumeScan(checkpoint, endpointIds),
		unknownEndpoints: [],
		interruption: null,
		notes: [],
		restarted: false,
	};
	do {
		result = await readNextPage(result, rules);
	} while (
		result.checkpoint.scan !== null &&
		result.interruption === null &&
		result.ended.length < settings.maxPerPoll &&
		!deadline.reached()
	);
	return result;
}

async function readNextPage(before: ScanResult, rules: ScanRules): Promise<ScanResult> {
	const { scan } = before.checkpoint;
	const [query] = scan?.queries ?? [];
	if (scan === null || query === undefined) return before;
	const askedMs = Date.now();
	const answer = await rules.deadline.inTime(
		async () =>
			await rules.client.history({
				endpointIds: query.endpointIds,
				start: new Date(scan.startMs).toISOString(),
				cursor: query.cursor ?? undefined,
			}),
		NO_ANSWER,
	);
	const falMs = falTime(answer, askedMs);
	const watching = watchFrom(before.checkpoint, falMs, rules);
	const page = readHistory(answer);
	if (page === null) return withoutPage({ ...before, checkpoint: watching }, answer, rules);
	const checkpoint = { ...watching, scan: { ...scan, begunMs: scan.begunMs ?? falMs } };
	return await withPage({ ...before, checkpoint }, page, rules);
}

/** Once fal's time is known: from which end on requests count. */
function watchFrom(
	checkpoint: Checkpoint,
	falMs: number,
	{ saved, settings, firstWatermark }: ScanRules,
): Checkpoint {
	const isFirst = saved === null && Object.keys(checkpoint.watchedFromMs).length === 0;
	if (!isFirst) return watchEndpoints(checkpoint, settings.endpointIds, falMs);
	const watermarkMs = firstWatermark(falMs);
	return watchEndpoints({ ...checkpoint, watermarkMs }, settings.endpointIds, watermarkMs);
}

/** fal gave no page: another question may be answered, or the scan is interrupted. */
function withoutPage(before: ScanResult, answer: Answer, { settings }: ScanRules): ScanResult {
	const { checkpoint, unknownEndpoints, restarted } = before;
	if (isUnknownEndpoint(answer)) {
		const split = splitQuery(checkpoint, settings.overlapMs);
		const found = split.unknown === null ? [] : [split.unknown];
		const known = { ...before, checkpoint: split.checkpoint };
		return { ...known, unknownEndpoints: [...unknownEndpoints, ...found] };
	}
	const interruption = { answer, permanent: isPermanent(answer), request: null };
	const cursor = checkpoint.scan?.queries[0]?.cursor ?? null;
	if (answer.statusCode !== 400 || cursor === null) return { ...before, interruption };
	// fal may have dropped a page that an earlier poll left off at; once begun anew, it is fal's word.
	const again = { ...before, checkpoint: restartQuery(checkpoint), restarted: true };
	return restarted ? { ...again, interruption } : again;
}

/** Takes from the page what has its result; the rest stays for another poll. */
async function withPage(
	before: ScanResult,
	page: HistoryPage,
	rules: ScanRules,
): Promise<ScanResult> {
	const { settings, client, deadline, storeVideo, mayPostpone } = rules;
	const { overlapMs, refetchResult, maxPerPoll } = settings;
	const limit = maxPerPoll - before.ended.length;
	const pageRules = {
		limit,
		overlapMs,
		isWanted: (request: PastRequest) => isWanted(request, settings),
	};
	const applied = applyPage(before.checkpoint, page, pageRules);
	const { ended, interruption } = await fetchResults(applied.requests, {
		client,
		deadline,
		storeVideo,
		mayPostpone,
		refetchResult,
		isFirst: before.ended.length === 0,
	});
	const { checkpoint, after } =
		ended.length === applied.requests.length
			? applied
			: applyPage(before.checkpoint, page, { ...pageRules, limit: ended.length });
	const note = incompleteScan(after);
	const notes = note === null ? before.notes : [...before.notes, note];
	return { ...before, ended: [...before.ended, ...ended], checkpoint, interruption, notes };
}

/** Whether a finished request starts the workflow. */
function isWanted(request: PastRequest, settings: Settings): boolean {
	const { event, promptContains, videoUrlContains } = settings;
	const { prompt, video_url: videoUrl } = recordOf(request.input);
	const happened = event === 'any' || succeeded(request) === (event === 'succeeded');
	return happened && contains(prompt, promptContains) && contains(videoUrl, videoUrlContains);
}

function contains(value: unknown, part: string): boolean {
	if (part === '') return true;
	return typeof value === 'string' && value.toLowerCase().includes(part.toLowerCase());
}

/** fal's own 404: it does not know one of the endpoints. A gateway's 404 is a page. */
function isUnknownEndpoint(answer: Answer): boolean {
	return answer.statusCode === 404 && isByFal(answer);
}

/** Whether the same question would be answered the same way: not for 429, 5xx and the network. */
function isPermanent(answer: Answer): boolean {
	const { statusCode } = answer;
	if (statusCode === null || statusCode < 300) return false;
	// A redirect or a page is no passing fault of fal's: a wrong Proxy URL gives the same for ever.
	const isElsewhere = statusCode < 500 && statusCode !== TOO_MANY_REQUESTS && isForeign(answer);
	return isElsewhere || !isTransient(answer);
}
