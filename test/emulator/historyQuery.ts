// What a call asks of the request history; everything else is fal's validation_error.
import { z } from 'zod';

const dayMs = 24 * 3_600_000;

const time = z
	.union([z.iso.datetime({ offset: true }), z.iso.date()])
	.transform((text) => Date.parse(text))
	.optional();

const schema = z.object({
	endpoint_id: z.array(z.string().min(1)).min(1).max(50),
	limit: z.coerce.number().int().min(1).max(100).default(50),
	cursor: z.base64().optional(),
	start: time,
	end: time,
	status: z.enum(['success', 'error', 'user_error']).optional(),
	request_id: z.uuid().optional(),
	sort_by: z.enum(['ended_at', 'duration']).default('ended_at'),
	expand: z.array(z.enum(['payloads'])),
});

export interface HistoryQuery extends Omit<z.output<typeof schema>, 'start' | 'end' | 'cursor'> {
	startMs: number;
	/** Exclusive. */
	endMs: number;
	/** From 1. */
	page: number;
}

type Read = { query: HistoryQuery; complaint: null } | { query: null; complaint: string };

export function readHistoryQuery({ searchParams }: URL, nowMs: number): Read {
	const list = (name: string): string[] =>
		searchParams
			.getAll(name)
			.flatMap((part) => part.split(','))
			.filter((part) => part !== '');
	const parsed = schema.safeParse({
		...Object.fromEntries(searchParams),
		endpoint_id: list('endpoint_id'),
		expand: list('expand'),
	});
	if (!parsed.success) return { query: null, complaint: z.prettifyError(parsed.error) };
	const { start, end, cursor, ...query } = parsed.data;
	const page = cursor === undefined ? 1 : Number(Buffer.from(cursor, 'base64').toString());
	if (!Number.isInteger(page) || page < 1) return { query: null, complaint: 'Invalid cursor' };
	// What was sent in this very millisecond counts, or fast tests would miss it.
	const endMs = end ?? nowMs + 1;
	// One request is looked for further back than all of them.
	const backMs = query.request_id === undefined ? dayMs : 90 * dayMs;
	return {
		query: { ...query, page, startMs: start ?? nowMs - backMs, endMs },
		complaint: null,
	};
}
