import type { IBinaryKeyData } from 'n8n-workflow';

import type { Answer } from '../shared/fal/client';
import type { PastRequest } from '../shared/fal/history';

/** A finished request with what became of it. */
export interface EndedRequest {
	request: PastRequest;
	/** fal's result; null where there is none. */
	body: Record<string, unknown> | null;
	/** The video in n8n's store; null where it is not wanted or could not be had. */
	binary: IBinaryKeyData | null;
	billableUnits: number | null;
	/** The model's answer where it made no video. */
	failedWith: Answer | null;
	warnings: string[];
}

/** A request of which nothing more is known yet. */
export function bare(request: PastRequest): EndedRequest {
	return {
		request,
		body: null,
		binary: null,
		billableUnits: null,
		failedWith: null,
		warnings: [],
	};
}
