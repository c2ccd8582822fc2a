import type { INode } from 'n8n-workflow';

/** Which credential a node uses, as far as n8n tells; never the key itself. */
export function accountOf(context: { getNode(): INode }): string {
	return context.getNode().credentials?.falApi?.id ?? '';
}
