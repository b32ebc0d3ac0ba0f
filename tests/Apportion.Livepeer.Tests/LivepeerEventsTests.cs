using Apportion.Livepeer.Facts;
using Apportion.Merkle;

namespace Apportion.Livepeer.Tests;

public sealed class LivepeerEventsTests
{
    [Theory]
    [InlineData("Bond", "0xe5917769f276ddca9f2ee7c6b0b33e1d1e1b61008010ce622c632dd20d168a23")]
    [InlineData("Unbond", "0x2d5d98d189bee5496a08db2a5948cb7e5e786f09d17d0c3f228eb41776c24a06")]
    [InlineData("Rebond", "0x9f5b64cc71e1e26ff178caaa7877a04d8ce66fde989251870e80e6fbee690c17")]
    [InlineData("TransferBond", "0xf136b986590e86cf1abd7b6600186a7a1178ad3cbbdf0f3312e79f6214a2a567")]
    [InlineData("EarningsClaimed", "0xd7eab0765b772ea6ea859d5633baf737502198012e930f257f90013d9b211094")]
    [InlineData("WithdrawStake", "0x1340f1a8f3d456a649e1a12071dfa15655e3d09252131d0f980c3b405cc8dd2e")]
    [InlineData("WithdrawFees", "0x4f1b51dd7a2fcb861aa2670f668be66835c4ee12b4bbbf037e4d0018f39819e4")]
    [InlineData("Reward", "0x619caafabdd75649b302ba8419e48cccf64f37f1983ac4727cfb38b57703ffc9")]
    [InlineData("TreasuryReward", "0x40e200718fe552021167687e5491d09f5931275b6f88f14a462650f0effb5237")]
    [InlineData("TranscoderUpdate", "0x7346854431dbb3eb8e373c604abf89e90f4865b8447e1e2834d7b3e4677bf544")]
    [InlineData("TranscoderActivated", "0x65d72d782835d64c3287844a829608d5abdc7e864cc9affe96d910ab3db665e9")]
    [InlineData("TranscoderDeactivated", "0xfee3e693fc72d0a0a673805f3e606c551f4c677b9072444b90dd2d0406bc995c")]
    [InlineData("TranscoderSlashed", "0xf4b71fed8e2c9a8c67c388bc6d35ad20b9368a24eed6d565459f2b277b6c0c22")]
    [InlineData("ParameterUpdate", "0x9f5033568d78ae30f29f01e944f97b2216493bd19d1b46d429673acff3dcd674")]
    [InlineData("NewRound", "0x22f2fc17c5daf07db2379b3a03a8ef20a183f761097a58fce219c8a14619e786")]
    [InlineData("SetCurrentRewardTokens", "0x39567a366345edf17f50c1967a31b597745186c4632f34c4f8ebe06b6890784d")]
    [InlineData("WinningTicketTransfer", "0x8b87351a208c06e3ceee59d80725fd77a23b4129e1b51ca231fc89b40712649c")]
    [InlineData("WinningTicketRedeemed", "0xc389eb51ed006dbf2528507f010efdf5225ea596e1e1741d74f550dab1925ee7")]
    [InlineData("DepositFunded", "0x5159e237d952190e68d5215430f305831be7c9c8776d1377c76679ae4773413f")]
    [InlineData("ReserveFunded", "0xb52b99b9e83551fcbd069b559cc3e823e2a1a3bad8ece46561ea77524394c850")]
    [InlineData("ReserveClaimed", "0x5c2b394723f408a40a60335e24b71829642e35f350cebe2036a96a66e895ea98")]
    [InlineData("Withdrawal", "0xdf273cb619d95419a9cd0ec88123a0538c85064229baa6363788f743fff90deb")]
    [InlineData("Mint", "0x0f6798a560793a54c3bcfe86a93cde1e73087d944c0ea20544137d4121396885")]
    [InlineData("Burn", "0xcc16f5dbb4873280815c1ee09dbd06736cffcc184412cf7a71a0fdb75d397ca5")]
    [InlineData("Transfer", "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")]
    [InlineData("DelegatorBondedAmountChanged", "0x1232f54fc2d34f79dc63b496ab493d834655fc2ea6d945ca547e9be242fd2b72")]
    [InlineData("DelegateVotesChanged", "0xdec2bacdd2f05b59de34da9b523dff8be42e5e38e818c82fdb0bae774387a724")]
    [InlineData("DelegateChanged", "0x3134e8a2e6d97e929a7e54011ea5485d7d196dd5f0ba4d4ef95803e8e3fc257f")]
    public void The_first_topic_of_an_event_is_the_one_on_chain(string name, string topic)
    {
        var declared = LivepeerEvents.Find(Hash256.Parse(topic));

        Assert.Equal(name, declared?.Description.Name);
    }
}
