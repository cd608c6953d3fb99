/** The receipts of a bundle, sorted, to be read aloud: no order of handing in, no count, nobody's name. */
import { receiptWords, type Receipt } from '../../../shared/team/receipt.ts';
import { useMessages } from '../../i18n/messages.tsx';

export function Receipts({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const { t } = useMessages();
  return (
    // No list: a list is read aloud with the number of its items, and nobody is to hear that yet.
    <div className="keeper-receipts" role="group" aria-label={t('keeper.receipts')} lang="en" dir="ltr">
      {receipts.map((receipt) => (
        <p key={receipt.join(' ')}>{receiptWords(receipt).join(' ')}</p>
      ))}
    </div>
  );
}
