import type { IPollFunctions } from 'n8n-workflow';

/**
 * n8n's durable engine polls once at activation but does not store what that poll remembers, so the
 * next poll would count from its own time and lose what ended in between. Kept here until then.
 */
const firstFloorsMs = new Map<string, number>();

/** From which end on requests count for a trigger that remembers nothing. */
export function firstFloor(context: IPollFunctions, floorMs: number): number {
	const key = keyOf(context);
	// The durable engine calls every scheduled poll an update; an activation counts from now.
	const kept = context.getActivationMode() === 'update' ? firstFloorsMs.get(key) : undefined;
	firstFloorsMs.set(key, kept ?? floorMs);
	return kept ?? floorMs;
}

/** Called once the trigger's own memory is there. */
export function forgetFirstFloor(context: IPollFunctions): void {
	firstFloorsMs.delete(keyOf(context));
}

function keyOf(context: IPollFunctions): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}
