// The words of the local fal's request history.

/** What fal leaves open about its history, so that a caller can be tried with either. */
export interface HistorySettings {
	/** The history shows the account as it was so many milliseconds ago. Default 0. */
	lagMs?: number;
	/** Default newest: last ended first, running ones before them. oldest: the reverse. */
	order?: 'newest' | 'oldest';
	/** What `start` and `end` look at; running requests always pass ended_at. Default sent_at. */
	range?: 'sent_at' | 'ended_at';
	/** true: neither input nor output, as with X-Fal-Store-IO: 0. output: the output only. */
	hidePayloads?: boolean | 'output';
	/** Further endpoints that exist, besides those that are served. */
	endpointIds?: readonly string[];
}

/** A request that was made elsewhere. Times are milliseconds of fal's clock. */
export interface ForeignRequest {
	/** Its endpoint exists from then on, if only for the history. */
	endpointId: string;
	/** null: it still runs. */
	endedAtMs: number | null;
	/** Default a new UUID. */
	requestId?: string;
	/** Default {}. */
	input?: object;
	/** The model's answer; default a video. */
	output?: object;
	/** Default 200. */
	statusCode?: number;
	/** Default 10 s before the end, or now. */
	sentAtMs?: number;
	/** Default sentAtMs. */
	startedAtMs?: number;
}
