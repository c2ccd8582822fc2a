import type { IContextObject } from 'n8n-workflow';

import { numberOf } from '../util/unknown';
import { roundedUsd } from './estimate';

/** What one node has ordered in one execution, all rounds of a loop together, in US dollars. */
export interface Spending {
	/** Sent orders, and what runs beside this one are about to send. */
	committedUsd(): number;
	/** Set aside for orders that this run is about to send. */
	plan(usd: number): void;
	/** A planned order goes out. */
	sent(usd: number): void;
	/** It turned out that nothing was bought. */
	refused(usd: number): void;
	/** The run is over; what it planned and did not send is free again. */
	close(): void;
}

const SPENT = 'falSpentUsd';

/** Parallel calls of one node share its context; each must see what the others are about to send. */
const planned = new WeakMap<object, { usd: number }>();

/** @param store the node's execution context, which a loop's rounds and a retry find again */
export function openSpending(store: IContextObject): Spending {
	const shared = planned.get(store) ?? { usd: 0 };
	planned.set(store, shared);
	let mineUsd = 0;
	const spent = () => numberOf(store[SPENT]) ?? 0;
	const move = (usd: number) => {
		mineUsd += usd;
		shared.usd += usd;
	};
	return {
		committedUsd: () => roundedUsd(spent() + shared.usd),
		plan: move,
		sent(usd) {
			move(-usd);
			store[SPENT] = roundedUsd(spent() + usd);
		},
		refused(usd) {
			store[SPENT] = roundedUsd(Math.max(0, spent() - usd));
		},
		close: () => move(-mineUsd),
	};
}
