import './filesOnDisk';
import { binaryOutTests } from './binaryOutTests';

describe('with binary data in files', binaryOutTests);
