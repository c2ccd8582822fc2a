import { finishItem } from '../../shared/request/finish';
import type { Item, Run } from '../../shared/run/item';

/** Looks once: a finished request gives its result, another one is handed on as it stands. */
export async function look(item: Item, run: Run, onDeadline: 'fail' | 'handOn'): Promise<Item> {
	if (item.order === null) return item;
	const options = { ...item.order.options, queueTimeoutMs: 0, processingTimeoutMs: 0, onDeadline };
	return await finishItem({ ...item, order: { ...item.order, options } }, run);
}
