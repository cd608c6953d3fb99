/** What the form of one part is given: where the part stands, and which thing inside it is opened. */
export interface PartFormProps {
  readonly at: number;
  /** The week, block or question inside it that is opened; null for none. */
  readonly inner: number | null;
  readonly onInner: (inner: number | null) => void;
}
