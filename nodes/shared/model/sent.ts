import type { VideoModel } from './model';

/** What counts at fal for a field: the value that is sent, else fal's own default; undefined for none. */
export function sentOrDefault(
	{ falDefaults }: VideoModel,
	input: Record<string, unknown>,
	field: string,
): unknown {
	return input[field] ?? falDefaults?.[field];
}
